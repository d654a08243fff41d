using Microsoft.Extensions.DependencyInjection;
using static LenNotify.Tests.TemplateThings;

namespace LenNotify.Tests;

public class HandlebarsTests
{
    [Theory]
    [InlineData("{{#if news_context}}news{{else}}none{{/if}} {{title}}", "none BTC/USD filled")]
    [InlineData("{{#each links}}[{{#if label}}{{label}}{{else}}Open{{/if}} {{url}}]{{/each}}", "[Open https://shop.example/orders/7][Stop https://shop.example/stop]")]
    [InlineData("{{number metadata.price 2}} {{currency metadata.price \"EUR\"}} {{date metadata.at}} {{metadata.deep.n}}", "60.125,50 € 60.125,50 29-03-2026 3")]
    [InlineData("{{plural metadata.deep.n one=\"# vulling\" other=\"# vullingen\"}}", "3 vullingen")]
    [InlineData("{{> sign}}", "BTC/USD filled.")]
    public async Task Loops_conditions_helpers_and_partials_work(string text, string shown) =>
        (await Shown(Of(text) with { Language = "nl" }, Fill with { Actions = [new NotificationAction("stop", "Stop", "https://shop.example/stop")] }))!.Text.Should().Be(shown);

    [Fact]
    public async Task A_digest_loops_over_groups_and_their_items_newest_first()
    {
        var template = Of("{{count}}: {{#each groups}}{{group}} {{count}}: {{#each items}}{{title}};{{/each}} {{/each}}") with { Key = "digest" };
        Notification[] notifications = [Fill with { Title = "A" }, Fill with { Type = "signal", Title = "B" }, Fill with { Title = "C" }];

        (await Previewed(template, notifications))!.Text.Should().Be("3: Order filled 2: C;A; Signal 1: B; ");
    }

    [Theory]
    [InlineData("{{{title}}}")]
    [InlineData("{{& title}}")]
    [InlineData("{{user.name}}")]
    [InlineData("{{title.Length}}")]
    [InlineData("{{this.GetType}}")]
    [InlineData("{{metadata.card}}")]
    [InlineData("{{lookup metadata \"card\"}}")]
    [InlineData("{{#each metadata}}{{this}}{{/each}}")]
    [InlineData("{{> nothing}}")]
    [InlineData("{{#if title}}")]
    [InlineData("{{#with @root}}{{secret}}{{/with}}")]
    public async Task What_is_not_named_or_not_sound_is_an_error_when_it_is_added(string text) =>
        (await ((Func<Task>)(() => Shown(Of(text)))).Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().OnlyContain(problem => problem.Field == "wordings[0].text");

    [Theory]
    [InlineData("<p onclick=\"{{title}}\">x</p>")]
    [InlineData("<a href=\"{{title}}\">x</a>")]
    [InlineData("<script>{{title}}</script>")]
    public async Task A_value_may_not_stand_where_escaping_does_not_help(string html) =>
        (await ((Func<Task>)(() => Shown(Of("x", html)))).Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().OnlyContain(problem => problem.Field == "wordings[0].html");

    [Fact]
    public async Task Values_are_escaped_and_never_read_as_template()
    {
        var content = await Shown(Of("{{title}}", "<p title=\"{{title}}\">{{message}}</p>"), Fill with { Title = "{{message}}\"<b>", Message = "<script>" });

        (content.Text, content.Html).Should().Be(("{{message}}\"<b>", "<p title=\"{{message}}&quot;&lt;b&gt;\">&lt;script&gt;</p>"));
    }

    [Fact]
    public async Task Loops_within_loops_end_at_the_limit_of_time()
    {
        var deep = string.Concat(Enumerable.Repeat("{{#each @root.items}}", 6)) + string.Concat(Enumerable.Repeat("{{/each}}", 6));
        var act = () => Previewed(Of("x" + deep) with { Key = "digest" }, [.. Enumerable.Range(0, 50).Select(i => Fill with { Title = $"T{i}" })]);

        (await act.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().ContainSingle().Which.Message.Should().Contain("takes longer than 50 ms");
    }

    private static async Task<RenderedContent> Shown(Template template, Notification? notification = null) => (await Previewed(template, [notification ?? Fill]))!;

    private static async Task<RenderedContent?> Previewed(Template template, Notification[] notifications)
    {
        using var host = Host(builder => builder.AddHandlebars(options => options.Partials["sign"] = "{{title}}.").UseTemplates(options => options.LongestRendering = TimeSpan.FromMilliseconds(50)));
        return await host.Services.GetRequiredService<ITemplates>().PreviewAsync(
            new TemplatePreview(template.Key, "email", notifications) { Draft = template with { Engine = "handlebars" } });
    }
}
