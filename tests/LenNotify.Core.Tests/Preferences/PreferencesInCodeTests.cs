using static LenNotify.Core.Tests.Documents;

namespace LenNotify.Core.Tests;

public class PreferencesInCodeTests
{
    [Fact]
    public void Nulls_of_a_careless_caller_are_problems_like_any_other() =>
        ProblemsOf(new Preferences
        {
            ChannelsByPriority = new Dictionary<Priority, IReadOnlyList<string>> { [Priority.Low] = null!, [Priority.High] = [null!] },
            Types = new Dictionary<string, TypePreference> { ["a"] = null!, ["b"] = new() { Channels = ["sms", null!], LeftChannels = [null!] }, ["c"] = new() { LeftChannels = null! } },
            Filters = new Dictionary<string, IReadOnlyList<string>> { ["k"] = null!, ["l"] = ["v", null!] },
            QuietHours = new QuietHours { Windows = [null!, QuietWindow.Between("01:00", "02:00"), null!] },
        }).Select(p => $"{p.Field}: {p.Message}").Should().Equal(
            "channels_by_priority.low: is null.",
            "channels_by_priority.high[0]: 'null' is not a channel name.",
            "types.a: is null.",
            "types.b.channels[1]: 'null' is not a channel name.",
            "types.b.left_channels[0]: 'null' is not a channel name.",
            "filters.k: is null.",
            "filters.l[1]: is empty.",
            "quiet_hours.windows[0]: is null.",
            "quiet_hours.windows[2]: is null.");

    [Fact]
    public void A_null_for_a_whole_list_or_part_is_an_empty_one()
    {
        var document = new Preferences { Channels = null!, ChannelsByPriority = null!, Types = null!, Filters = null!, QuietHours = null! };

        ProblemsOf(document).Should().BeEmpty();
        document.Types.Should().BeEmpty();
        document.QuietHours.Should().Be(new QuietHours());
    }

    [Fact]
    public void Values_that_no_enum_defines_are_refused() =>
        ProblemsOf(new Preferences
        {
            ChannelsByPriority = new Dictionary<Priority, IReadOnlyList<string>> { [(Priority)(-4)] = ["sms"], [(Priority)4] = [] },
            Types = new Dictionary<string, TypePreference> { ["t"] = new() { MinimumSeverity = (Severity)5, Frequency = (Frequency)3 } },
            QuietHours = new QuietHours { Windows = [new QuietWindow(new TimeOfDay(1), new TimeOfDay(2), (Weekdays)(128 + 1))] },
        }).Should().Equal(
            new Problem("channels_by_priority.-4", "is -4.", "low, normal, high, critical"),
            new Problem("channels_by_priority.4", "is 4.", "low, normal, high, critical"),
            new Problem("types.t.minimum_severity", "is 5.", "info, success, warning (or low, medium, high), error, critical"),
            new Problem("types.t.frequency", "is 3.", "immediate, hourly, daily"),
            new Problem("quiet_hours.windows[0].days", "has the unknown bits 128.", "mon, tue, wed, thu, fri, sat, sun"));

    [Fact]
    public void Windows_built_in_code_are_judged_like_those_in_JSON() =>
        ProblemsOf(new Preferences
        {
            QuietHours = new QuietHours
            {
                Windows =
                [
                    new QuietWindow(TimeOfDay.EndOfDay, new TimeOfDay(8)),
                    new QuietWindow(new TimeOfDay(8), new TimeOfDay(8)),
                    new QuietWindow(default, default, Weekdays.None),
                ],
            },
            DigestAt = TimeOfDay.EndOfDay,
        }).Select(p => p.Field).Should().Equal(
            "quiet_hours.windows[0].start", "quiet_hours.windows[1].end", "quiet_hours.windows[2].end", "quiet_hours.windows[2].days", "digest_at");

    [Fact]
    public void Problems_come_in_the_order_of_the_document() =>
        ProblemsOf(new Preferences
        {
            Version = -1,
            TimeZone = "",
            Language = "",
            ConfidenceThreshold = -1,
            DigestAt = TimeOfDay.EndOfDay,
            Channels = new Dictionary<string, bool> { ["A"] = true },
            ChannelsByPriority = new Dictionary<Priority, IReadOnlyList<string>> { [Priority.Low] = ["A"] },
            Types = new Dictionary<string, TypePreference> { [" "] = new() },
            Filters = new Dictionary<string, IReadOnlyList<string>> { [" "] = [] },
            QuietHours = new QuietHours { Windows = [null!] },
        }).Select(p => p.Field).Should().Equal(
            "version", "time_zone", "language", "confidence_threshold", "channels.A", "channels_by_priority.low[0]", "types. ", "filters. ",
            "quiet_hours.windows[0]", "digest_at");
}
