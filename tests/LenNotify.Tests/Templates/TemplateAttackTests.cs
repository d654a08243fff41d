using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using static LenNotify.Tests.TemplateThings;

namespace LenNotify.Tests;

/// <summary>Inputs that templates must survive.</summary>
public class TemplateAttackTests
{
    [Theory]
    [InlineData("{{secret}}")]
    [InlineData("{{ metadata.card }}")]
    [InlineData("{% for x in y %}")]
    [InlineData("{{#each items}}")]
    [InlineData("}}{{ title")]
    public async Task What_a_value_holds_is_never_read_as_template(string value) =>
        (await Text("[{{ title }}|{{ message }}]", Fill with { Title = value, Message = "{{ title }}" })).Should().Be($"[{value}|{{{{ title }}}}]");

    [Theory]
    [InlineData("{{ user.GetType().Assembly }}")]
    [InlineData("{{ obj.ConnectionString }}")]
    [InlineData("{{ metadata.card }}")]
    [InlineData("{{ metadata }}")]
    [InlineData("{{ attributes.other }}")]
    [InlineData("{{ __proto__ }}")]
    [InlineData("{{ title.Length }}")]
    [InlineData("{{#if title}}x{{/if}}")]
    [InlineData("{{> partial }}")]
    [InlineData("{{{ title }}}")]
    [InlineData("{{ title | upper }}")]
    [InlineData("{{ title | number 99 }}")]
    [InlineData("{{ title | default }}")]
    [InlineData("{{ title")]
    [InlineData("{{ }}")]
    [InlineData("{{ metadata.price | currency title.x }}")]
    public async Task What_is_not_named_or_not_understood_is_an_error_when_it_is_added(string text)
    {
        var problems = await Problems(Of(text));

        problems.Should().NotBeEmpty().And.OnlyContain(problem => problem.Field == "wordings[0].text" && problem.Message.StartsWith("line 1: "));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("'><svg onload=alert(1)>")]
    [InlineData("</textarea><b>&amp;")]
    public async Task Html_shows_values_as_text(string value)
    {
        var html = (await Shown(Of("x", "<p title=\"{{ title }}\">{{ message }}</p>"), Fill with { Title = value, Message = value })).Html!;

        html.Should().NotContainAny("<script", "<img", "<svg", "</textarea", "<b>");
        html.Should().Be($"<p title=\"{Encoded(value)}\">{Encoded(value)}</p>");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://good@evil.example/")]
    [InlineData("https://a b")]
    [InlineData("/path")]
    public async Task A_link_from_outside_is_https_or_left_out(string link) =>
        (await Shown(Of("x", "<a href=\"{{ metadata.link }}\">x</a>"), Fill with { Metadata = new JsonObject { ["link"] = link } })).Html.Should().Be("<a href=\"\">x</a>");

    [Theory]
    [InlineData("<script>var x = '{{ title }}'</script>")]
    [InlineData("<style>p { color: {{ title }} }</style>")]
    [InlineData("<p onclick=\"{{ title }}\">x</p>")]
    [InlineData("<p style=\"{{ title }}\">x</p>")]
    [InlineData("<p class={{ title }}>x</p>")]
    [InlineData("<{{ title }}>")]
    [InlineData("<a href=\"{{ title }}\">x</a>")]
    [InlineData("<a href=\"https://x/{{ metadata.link }}\">x</a>")]
    [InlineData("<a title=x href='{{ message }}'>x</a>")]
    [InlineData("<iframe srcdoc=\"{{ title }}\"></iframe>")]
    [InlineData("<p title=\"a\" data-x = \"{{ title }}\">x</p>")]
    [InlineData("<ScRiPt>{{ title }}</ScRiPt>")]
    [InlineData("<p title=\"{{ links }}\">x</p>")]
    public async Task A_value_may_not_stand_where_escaping_does_not_help(string html) =>
        (await Problems(Of("x", html))).Should().OnlyContain(problem => problem.Field == "wordings[0].html");

    [Theory]
    [InlineData("[{\"type\":\"section\",\"text\":{{ title }}}]")]
    [InlineData("{\"type\":\"section\"}")]
    [InlineData("[]")]
    [InlineData("[{]")]
    public async Task Blocks_hold_values_within_their_texts_only(string blocks) =>
        (await Problems(Of("x", blocks: blocks))).Should().OnlyContain(problem => problem.Field == "wordings[0].blocks");

    [Fact]
    public async Task A_value_in_blocks_breaks_neither_json_nor_mentions_anybody()
    {
        var content = await Shown(Of("x", blocks: "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"{{ title }}\"}}]"), Fill with { Title = "\"}}]<!channel> & <https://evil.example|you>" });

        JsonNode.Parse(content.Blocks!)![0]!["text"]!["text"]!.GetValue<string>().Should().Be("\"}}]&lt;!channel&gt; &amp; &lt;https://evil.example|you&gt;");
    }

    [Fact]
    public async Task Five_thousand_placeholders_are_refused() =>
        (await Problems(Of(string.Concat(Enumerable.Repeat("{{title}}", 5_000))))).Should().Contain(problem => problem.Message.Contains("too many"));

    [Theory]
    [InlineData("""{"key":"a","key":"b","wordings":[{"text":"x"}]}""")]
    [InlineData("""{"key":"a"}""")]
    [InlineData("""{"key":"a","wordings":[{"text":"x","html2":"y"}]}""")]
    [InlineData("""{"key":"../a","wordings":[{"text":"x"}]}""")]
    [InlineData("""{"key":"a","variables":{"environment.secret":"text"},"wordings":[{"text":"x"}]}""")]
    [InlineData("""{"key":"a","variables":{"metadata.x":"code"},"wordings":[{"text":"x"}]}""")]
    [InlineData("""{"key":"a","wordings":[{"text":"x"},{"text":"y","language":"en"}]}""")]
    [InlineData("""{"key":"a","wordings":[{"text":"x","parts":{"script":{"text":"y"}}}]}""")]
    [InlineData("""[1]""")]
    public void A_file_that_is_not_sound_is_refused_with_every_problem(string json) =>
        ((Action)(() => Template.Parse(json))).Should().Throw<InvalidInputException>().Which.Problems.Should().NotBeEmpty();

    [Theory]
    [InlineData("../x", "email", "nl", "key")]
    [InlineData("a\0b", "email", "nl", "key")]
    [InlineData("a", "E mail", "nl", "channel")]
    [InlineData("a", "email", "nl_BE!", "language")]
    [InlineData("a", "email", "", "language")]
    public async Task A_preview_that_cannot_be_is_refused_by_field(string key, string channel, string language, string field)
    {
        using var host = Host(_ => { });
        var asked = () => host.Services.GetRequiredService<ITemplates>().PreviewAsync(new TemplatePreview(key, channel, [Fill]) { Language = language });

        (await asked.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().ContainSingle().Which.Field.Should().Be(field);
    }

    [Fact]
    public async Task A_preview_of_nothing_of_too_much_and_in_no_zone_is_refused()
    {
        using var host = Host(_ => { });
        var templates = host.Services.GetRequiredService<ITemplates>();
        foreach (var (preview, field) in new[]
        {
            (new TemplatePreview("a", "email", []), "notifications"), (new TemplatePreview("a", "email", [null!]), "notifications"),
            (new TemplatePreview("a", "email", [.. Enumerable.Repeat(Fill, 1_001)]), "notifications"),
            (new TemplatePreview("a", "email", [Fill]) { Draft = Of("x"), TimeZone = "Mars/Olympus" }, "time_zone"),
        })
        {
            (await ((Func<Task>)(() => templates.PreviewAsync(preview))).Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().ContainSingle().Which.Field.Should().Be(field);
        }
    }

    [Fact]
    public async Task Careless_code_is_told_what_is_missing()
    {
        using var host = Host(_ => { });
        var templates = host.Services.GetRequiredService<ITemplates>();
        foreach (var (template, field) in new[]
        {
            (Of("x") with { Key = null! }, "key"), (Of("x") with { Language = null! }, "language"), (Of("x") with { Engine = null! }, "engine"), (Of("x") with { Engine = "razor" }, "engine"),
            (Of("x") with { Wordings = [] }, "wordings"), (Of(null!), "wordings[0].text"),
        })
        {
            (await ((Func<Task>)(() => templates.PutAsync(template, "ops"))).Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().Contain(problem => problem.Field == field);
        }

        (await ((Func<Task>)(() => templates.RemoveAsync("a b", "ops"))).Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().ContainSingle().Which.Field.Should().Be("key");
    }

    private static string Encoded(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);
}
