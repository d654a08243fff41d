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
    public async Task Facts_are_a_list_and_blocks_may_stand_in_text_and_in_quotes()
    {
        var wording = new Wording
        {
            Text = "{{#each facts}}{{label}}={{value}};{{/each}}",
            Html = "<table>{{#each facts}}<tr><td class=\"{{#if title}}a{{else}}b{{/if}}\">{{label}}</td></tr>{{/each}}</table>{{#each links}}<a href=\"{{url}}\">x</a>{{/each}}",
            Facts = [new WordingFact("Price", "{{number metadata.price 2}}"), new WordingFact("Nothing", "{{metadata.link}}")],
        };
        var content = await Shown(Of("x") with { Wordings = [wording] });

        (content.Text, content.Html).Should().Be(("Price=60,125.50;", "<table><tr><td class=\"b\">Price</td></tr></table><a href=\"https://shop.example/orders/7\">x</a>"));
    }

    [Fact]
    public async Task A_partial_that_ends_within_a_tag_is_refused()
    {
        using var host = Host(builder => builder.AddHandlebars(options => options.Partials["half"] = "<script>").UseTemplates());
        var asked = () => host.Services.GetRequiredService<ITemplates>().PreviewAsync(new TemplatePreview("x", "email", [Fill]) { Draft = Of("x", "{{> half}}{{title}}") with { Engine = "handlebars" } });

        (await asked.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().Contain(problem => problem.Field == "partial 'half'");
    }

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
    [InlineData("\\{{title}}")]
    [InlineData("{{~& title}}")]
    [InlineData("{{{{raw}}}}{{title}}{{{{/raw}}}}")]
    [InlineData("{{! \"}} {{{title}}} \"}}")]
    [InlineData("{{!-- }} {{&title}} --}}")]
    [InlineData("{{> sign secret}}")]
    [InlineData("{{> (lookup this 'sign')}}")]
    [InlineData("{{log title}}")]
    [InlineData("{{#each links as |one|}}{{one.url}}{{/each}}")]
    [InlineData("{{title.[Length]}}")]
    [InlineData("{{#if title}}x{{else}}")]
    public async Task What_is_not_named_or_not_sound_is_an_error_when_it_is_added(string text) =>
        (await ((Func<Task>)(() => Shown(Of(text)))).Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().OnlyContain(problem => problem.Field == "wordings[0].text");

    [Theory]
    [InlineData("<p onclick=\"{{title}}\">x</p>")]
    [InlineData("<a href=\"{{title}}\">x</a>")]
    [InlineData("<script>{{title}}</script>")]
    [InlineData("{{! \"}}<p onclick=\"{{title}}\">{{! \"}}")]
    [InlineData("{{#if title}}<script>{{/if}}{{#if more}}</script>{{/if}}{{title}}")]
    [InlineData("{{#if title}}<p title=\"{{else}}<p onclick=\"{{/if}}{{title}}\">")]
    [InlineData("{{#*inline \"x\"}}<script>{{/inline}}</script>{{> x}}{{title}}")]
    [InlineData("<p {{#if title}}onclick{{/if}}=\"{{title}}\">")]
    [InlineData("<p onclick=\"{{> sign}}\">")]
    [InlineData("<a href=\"{{#with message}}{{this}}{{/with}}\">x</a>")]
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
