using System.Text;
using static LenNotify.Core.Tests.Documents;

namespace LenNotify.Core.Tests;

public class PreferencesSizeTests
{
    private const int Most = 256 * 1024;

    [Theory]
    [InlineData('x', 1_000)]
    [InlineData('я', 160)]
    [InlineData('"', 160)]
    public void A_document_that_is_sound_can_be_read_back_however_large_it_is(char letter, int values)
    {
        var document = Filtered(letter, values);

        ProblemsOf(document).Should().BeEmpty();
        Encoding.UTF8.GetByteCount(document.ToJson()).Should().BeInRange(Most / 2, Most);
        Parse(document.ToJson()).Should().Be(document);
        document.Patch("{}", TzdbZones.Default).Should().Be(document);
    }

    [Fact]
    public void A_document_that_could_not_be_read_back_is_refused()
    {
        ProblemOf(Filtered('я', 1_000)).Should().Match<Problem>(p => p.Field == "$" && p.Message.EndsWith(" bytes as JSON.") && p.Limit == "256 KB");
        ProblemOf(new Preferences
        {
            Types = Enumerable.Range(0, 200).ToDictionary(
                i => $"{i}{new string('t', 100)}",
                _ => new TypePreference { LeftChannels = [.. Enumerable.Range(10, 64).Select(i => $"{i}{new string('c', 30)}")] }),
        }).Field.Should().Be("$");
    }

    [Fact]
    public void A_document_that_is_small_as_it_came_may_be_too_large_as_it_is_kept() =>
        ProblemOf($$"""{"filters":{"k":[{{string.Join(',', Enumerable.Repeat($"\"{new string('я', 256)}\"", 400))}}] } }""").Field.Should().Be("$");

    [Fact]
    public void The_largest_rest_of_a_document_needs_no_measuring()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"{i:000}{new string('c', 29)}").ToArray();
        var document = new Preferences
        {
            Version = long.MaxValue,
            TimeZone = "America/Argentina/ComodRivadavia",
            Language = "en-aaaaaaaa-bbbbbbbb-cccccccc-ddddd",
            ConfidenceThreshold = 99.99999999999999,
            Channels = names.ToDictionary(name => name, _ => false),
            ChannelsByPriority = Enum.GetValues<Priority>().ToDictionary(p => p, _ => (IReadOnlyList<string>)names[..64]),
            Types = new Dictionary<string, TypePreference>(),
            QuietHours = new QuietHours { Windows = [.. Enumerable.Repeat(QuietWindow.Between("22:00", "08:00"), 50)] },
        };

        ProblemsOf(document).Should().BeEmpty();
        PreferencesSize.AtMost(document).Should().BeGreaterThan(document.ToJson().Length);
    }

    [Fact]
    public void What_is_counted_is_never_less_than_what_is_written()
    {
        var random = new RandomPreferences(seed: 40);
        for (var i = 0; i < 500; i++)
        {
            var document = random.Next();
            PreferencesSize.AtMost(document).Should().BeGreaterThanOrEqualTo(Encoding.UTF8.GetByteCount(document.ToJson()));
        }
    }

    private static Preferences Filtered(char letter, int values) => new()
    {
        Filters = new Dictionary<string, IReadOnlyList<string>> { ["k"] = [.. Enumerable.Repeat(new string(letter, letter == 'x' ? 250 : 256), values)] },
    };
}
