using System.Text.Json.Nodes;
using static LenNotify.Tests.TemplateThings;

namespace LenNotify.Tests;

public class TemplateRenderTests
{
    [Theory]
    [InlineData("{{ title }}: {{message}}", "BTC/USD filled: Your order was filled.")]
    [InlineData("{{ metadata.deep.n }} of {{ attributes.symbols }}", "3 of BTC/USD")]
    [InlineData("\\{{ title }} is {{ title }}", "{{ title }} is BTC/USD filled")]
    [InlineData("{{ news_context | default 'nothing new' }}", "nothing new")]
    [InlineData("{{ metadata.link }}.", ".")]
    [InlineData("a {single} brace and }}", "a {single} brace and }}")]
    public async Task Values_stand_where_their_names_stood(string text, string shown) => (await Text(text)).Should().Be(shown);

    [Theory]
    [InlineData("en-US", "60,125.50 / €60,125.50 / 3/29/2026")]
    [InlineData("en-GB", "60,125.50 / €60,125.50 / 29/03/2026")]
    public async Task Numbers_amounts_and_dates_are_written_as_the_persons_culture_does(string language, string shown) =>
        (await Text("{{ metadata.price | number 2 }} / {{ metadata.price | currency EUR }} / {{ metadata.at | date }}", language: language)).Should().Be(shown);

    [Fact]
    public async Task A_culture_of_another_language_does_not_mix_with_the_words() =>
        (await Text("{{ metadata.price | number 1 }}", language: "de-CH")).Should().Be("60,125.5", "the words are English");

    [Fact]
    public async Task The_words_language_brings_its_own_numbers() =>
        (await Text("{{ metadata.price | number 2 }} {{ metadata.price | currency metadata.currency }}", language: "nl-NL", wordingLanguage: "nl")).Should().Be("60.125,50 € 60.125,50");

    [Theory]
    [InlineData("Europe/Amsterdam", "2026-03-29T01:30:00+01:00")]
    [InlineData("America/New_York", "2026-03-28T20:30:00-04:00")]
    [InlineData("Asia/Kathmandu", "2026-03-29T06:15:00+05:45")]
    public async Task Instants_are_shown_by_the_persons_wall_clock(string zone, string shown) =>
        (await Text("{{ metadata.at | datetime iso }}", zone: zone)).Should().Be(shown);

    [Fact]
    public async Task A_short_message_has_no_spaces_that_make_it_a_long_one() =>
        (await Text("{{ metadata.at | time }} {{ metadata.price | currency metadata.currency }}", language: "fr-FR", wordingLanguage: "fr")).Should().NotContainAny("\u202F", "\u00A0");

    [Theory]
    [InlineData(0, "nothing")]
    [InlineData(1, "1 fill")]
    [InlineData(2, "2 fills")]
    public async Task Plurals_follow_the_number(int count, string shown) =>
        (await Text("{{ metadata.deep.n | plural none='nothing' one='# fill' other='# fills' }}", Fill with { Metadata = new JsonObject { ["deep"] = new JsonObject { ["n"] = count } } })).Should().Be(shown);

    [Theory]
    [InlineData("nl-BE", "sms", "nl sms")]
    [InlineData("nl", "email", "nl")]
    [InlineData("pt-BR", "sms", "br")]
    [InlineData("pt-PT", "sms", "en sms")]
    [InlineData("ja", "sms", "en sms")]
    [InlineData("ja", "email", "en")]
    [InlineData(null, "voice", "en")]
    public async Task The_language_comes_before_the_channel_and_its_parents_before_the_templates_own(string? language, string channel, string words)
    {
        var template = new Template("order_filled")
        {
            Wordings =
            [
                new Wording { Text = "en" }, new Wording { Channel = "sms", Text = "en sms" }, new Wording { Language = "nl", Text = "nl" },
                new Wording { Channel = "sms", Language = "nl", Text = "nl sms" }, new Wording { Language = "pt-BR", Text = "br" },
            ],
        };

        (await Shown(template, language: language, channel: channel)).Text.Should().Be(words);
    }

    [Fact]
    public async Task Facts_without_a_value_and_links_that_lead_nowhere_are_left_out()
    {
        var wording = new Wording
        {
            Text = "{{ facts }}{{ links }}",
            Facts = [new WordingFact("Price", "{{ metadata.price | number }}"), new WordingFact("Nothing", "{{ metadata.link }}")],
            Parts = new Dictionary<string, WordingPart>
            {
                ["fact"] = new() { Text = "{{ label }}={{ value }};" },
                ["open"] = new() { Text = "Open {{ url }};" },
                ["link"] = new() { Text = "{{ label }} {{ url }};" },
            },
        };
        var note = Fill with { Actions = [new NotificationAction("stop", "Stop", "https://shop.example/stop"), new NotificationAction("local", "Local", "/path")] };

        (await Shown(Of("x") with { Wordings = [wording] }, note)).Text.Should().Be("Price=60,125.5;Open https://shop.example/orders/7;Stop https://shop.example/stop;");
    }

    [Fact]
    public async Task A_subject_is_one_line_of_at_most_200_characters()
    {
        var content = await Shown(Of("x", subject: "{{ message }}"), Fill with { Message = "a\r\nBcc: x@y\n" + new string('b', 300) });

        content.Subject.Should().HaveLength(200).And.StartWith("a  Bcc: x@y b").And.EndWith("…");
    }

    [Fact]
    public async Task What_becomes_too_large_is_refused_with_the_limit()
    {
        var act = () => Text(string.Concat(Enumerable.Repeat("{{ message }}", 40)), Fill with { Message = new string('a', 1_000) });

        (await act.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().ContainSingle().Which.Message.Should().Contain("more than 10,000 characters");
    }
}
