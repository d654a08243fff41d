namespace LenNotify.Core.Tests;

public class PreferencesEqualityTests
{
    [Fact]
    public void Documents_with_the_same_content_are_equal_whatever_order_they_were_built_in()
    {
        var (left, right) = (new RandomPreferences(seed: 30), new RandomPreferences(seed: 30));
        for (var i = 0; i < 500; i++)
        {
            var document = left.Next();
            var other = Rebuilt(right.Next());

            other.Should().Be(document).And.NotBeSameAs(document);
            other.GetHashCode().Should().Be(document.GetHashCode());
            other.ToJson().Should().Be(document.ToJson());
        }
    }

    [Fact]
    public void A_document_differs_from_one_with_any_other_choice()
    {
        Preferences[] all =
        [
            new(),
            new() { Version = 1 },
            new() { TimeZone = "Etc/UTC" },
            new() { Language = "nl" },
            new() { ConfidenceThreshold = 85.000001 },
            new() { Channels = new Dictionary<string, bool> { ["inapp"] = true, ["email"] = false } },
            new() { Channels = new Dictionary<string, bool> { ["inapp"] = true } },
            new() { ChannelsByPriority = new Dictionary<Priority, IReadOnlyList<string>> { [Priority.High] = [] } },
            new() { ChannelsByPriority = new Dictionary<Priority, IReadOnlyList<string>> { [Priority.High] = ["sms"] } },
            new() { Types = new Dictionary<string, TypePreference>() },
            new() { Types = new Dictionary<string, TypePreference> { ["insight"] = new() } },
            new() { Types = new Dictionary<string, TypePreference> { ["insight"] = new() { Channels = [] } } },
            new() { Types = new Dictionary<string, TypePreference> { ["insight"] = new() { LeftChannels = ["email"] } } },
            new() { Filters = new Dictionary<string, IReadOnlyList<string>> { ["k"] = [] } },
            new() { Filters = new Dictionary<string, IReadOnlyList<string>> { ["k"] = ["a", "b"] } },
            new() { Filters = new Dictionary<string, IReadOnlyList<string>> { ["k"] = ["b", "a"] } },
            new() { QuietHours = new QuietHours { Enabled = true } },
            new() { QuietHours = new QuietHours { Windows = [] } },
            new() { DigestAt = TimeOfDay.Midnight },
        ];

        all.Distinct().Should().HaveCount(all.Length);
        all.Select(document => document.ToJson()).Distinct().Should().HaveCount(all.Length);
    }

    [Fact]
    public void Minus_zero_is_the_zero_it_equals()
    {
        var document = new Preferences { ConfidenceThreshold = -0.0 };

        document.Should().Be(new Preferences { ConfidenceThreshold = 0 });
        document.ToJson().Should().Be(new Preferences { ConfidenceThreshold = 0 }.ToJson());
    }

    [Fact]
    public void What_happens_to_the_lists_a_document_was_built_from_changes_nothing()
    {
        var channels = new Dictionary<string, bool> { ["inapp"] = true };
        var values = new List<string> { "BTC/USD" };
        var document = new Preferences { Channels = channels, Filters = new Dictionary<string, IReadOnlyList<string>> { ["symbols"] = values } };
        var before = document.ToJson();

        channels["sms"] = true;
        values.Clear();

        document.ToJson().Should().Be(before);
    }

    private static Preferences Rebuilt(Preferences source) => source with
    {
        Channels = Reversed(source.Channels),
        ChannelsByPriority = Reversed(source.ChannelsByPriority),
        Types = Reversed(source.Types).ToDictionary(t => t.Key, t => t.Value with { Channels = t.Value.Channels?.ToArray(), LeftChannels = t.Value.LeftChannels.ToArray() }),
        Filters = Reversed(source.Filters).ToDictionary(f => f.Key, f => (IReadOnlyList<string>)f.Value.ToList()),
        QuietHours = source.QuietHours with { Windows = source.QuietHours.Windows.Select(w => w with { }).ToList() },
    };

    private static Dictionary<TKey, TValue> Reversed<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> map)
        where TKey : notnull => map.Reverse().ToDictionary(entry => entry.Key, entry => entry.Value);
}
