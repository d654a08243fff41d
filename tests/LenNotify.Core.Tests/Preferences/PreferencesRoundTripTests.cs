using System.Globalization;
using System.Text.Json.Nodes;

namespace LenNotify.Core.Tests;

public class PreferencesRoundTripTests
{
    private const int Count = 2_000;

    private static readonly string[] Cultures = ["tr-TR", "ar-SA", "fa-IR", "de-CH", "sv-SE", "th-TH"];

    [Fact]
    public void A_document_reads_back_as_it_was_written()
    {
        var random = new RandomPreferences(seed: 20);
        for (var i = 0; i < Count; i++)
        {
            var document = random.Next();
            var text = document.ToJson();

            var back = Preferences.Parse(text, TzdbZones.Default);

            back.ToJson().Should().Be(text);
            back.Equals(document).Should().BeTrue("document {0} has the same text", i);
            back.GetHashCode().Should().Be(document.GetHashCode());
        }
    }

    [Fact]
    public void A_document_is_written_and_read_the_same_under_every_culture()
    {
        var random = new RandomPreferences(seed: 21);
        var documents = Enumerable.Range(0, Count).Select(_ => random.Next()).ToArray();
        var texts = documents.Select(document => document.ToJson()).ToArray();
        var before = CultureInfo.CurrentCulture;
        try
        {
            for (var i = 0; i < Count; i++)
            {
                CultureInfo.CurrentCulture = new CultureInfo(Cultures[i % Cultures.Length]);
                documents[i].ToJson().Should().Be(texts[i]);
                Preferences.Parse(texts[i], TzdbZones.Default).Equals(documents[i]).Should().BeTrue("document {0} is the same", i);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_is_written_is_JSON_with_snake_case_names()
    {
        var random = new RandomPreferences(seed: 22);
        for (var i = 0; i < 100; i++)
        {
            var written = JsonNode.Parse(random.Next().ToJson())!.AsObject();

            written.Select(member => member.Key).Where(name => name is not ("time_zone" or "language")).Should().Equal(
                "version", "confidence_threshold", "channels", "channels_by_priority", "types", "filters", "quiet_hours", "digest_at", "email_digest");
        }
    }

    [Fact]
    public void An_empty_document_is_that_of_a_new_person() =>
        Preferences.Parse("{}", TzdbZones.Default).Should().Be(new Preferences());

    [Fact]
    public void A_patch_with_nothing_in_it_changes_nothing()
    {
        var random = new RandomPreferences(seed: 23);
        for (var i = 0; i < 200; i++)
        {
            var document = random.Next();
            document.Patch("{}", TzdbZones.Default).Should().Be(document);
            document.Patch(document.ToJson(), TzdbZones.Default).Should().Be(document);
        }
    }
}
