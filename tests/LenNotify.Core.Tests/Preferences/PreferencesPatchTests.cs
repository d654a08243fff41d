namespace LenNotify.Core.Tests;

public class PreferencesPatchTests
{
    private static readonly Preferences Own = new()
    {
        Version = 7,
        TimeZone = "Europe/Paris",
        Language = "nl",
        ConfidenceThreshold = 90,
        Channels = new Dictionary<string, bool> { ["inapp"] = true, ["email"] = false, ["sms"] = true },
        ChannelsByPriority = new Dictionary<Priority, IReadOnlyList<string>> { [Priority.High] = ["sms"], [Priority.Low] = [] },
        Types = new Dictionary<string, TypePreference>
        {
            ["insight"] = new() { Frequency = Frequency.Daily },
            ["order_filled"] = new() { Enabled = false, MinimumSeverity = Severity.Error, Channels = ["sms"] },
        },
        Filters = new Dictionary<string, IReadOnlyList<string>> { ["symbols"] = ["BTC/USD"], ["strategies"] = ["grid"] },
        QuietHours = new QuietHours { Enabled = true, KeepToInbox = true, Windows = [QuietWindow.Between("23:00", "07:00", Weekdays.Monday)] },
        DigestAt = new TimeOfDay(7, 30),
    };

    [Fact]
    public void A_plain_field_is_replaced_and_nothing_else() =>
        Patched("""{"language":"pt-BR","confidence_threshold":0,"digest_at":"18:00"}""")
            .Should().Be(Own with { Language = "pt-BR", ConfidenceThreshold = 0, DigestAt = new TimeOfDay(18) });

    [Fact]
    public void Null_resets_a_field_to_what_a_new_person_has()
    {
        var fresh = new Preferences();
        Patched("""{"time_zone":null,"confidence_threshold":null,"channels":null,"types":null,"filters":null,"quiet_hours":null,"digest_at":null}""")
            .Should().Be(Own with
            {
                TimeZone = null,
                ConfidenceThreshold = 85,
                Channels = fresh.Channels,
                Types = fresh.Types,
                Filters = fresh.Filters,
                QuietHours = fresh.QuietHours,
                DigestAt = fresh.DigestAt,
            });
    }

    [Fact]
    public void An_entry_of_a_map_is_added_replaced_or_removed_alone()
    {
        Patched("""{"channels":{"email":true,"sms":null,"slack":true,"voice":null}}""").Channels
            .Should().Equal(new Dictionary<string, bool> { ["email"] = true, ["inapp"] = true, ["slack"] = true });
        Patched("""{"channels_by_priority":{"high":null,"critical":["voice"]}}""").ChannelsByPriority.Keys
            .Should().Equal(Priority.Low, Priority.Critical);
        Patched("""{"filters":{"strategies":null,"symbols":["ETH/USD"]}}""").Filters["symbols"].Should().Equal("ETH/USD");
        Patched("""{"filters":{"strategies":null}}""").Filters.Keys.Should().Equal("symbols");
    }

    [Fact]
    public void Inside_a_type_too_only_what_is_named_changes() =>
        Patched("""{"types":{"order_filled":{"enabled":true,"minimum_severity":null},"new":{}}}""").Types
            .Should().Equal(new Dictionary<string, TypePreference>
            {
                ["insight"] = Own.Types["insight"],
                ["new"] = new(),
                ["order_filled"] = Own.Types["order_filled"] with { Enabled = true, MinimumSeverity = null },
            });

    [Fact]
    public void A_type_that_was_left_over_a_channel_is_taken_back_by_an_empty_list_or_null()
    {
        var left = Own.Patch("""{"types":{"order_filled":{"left_channels":["email","push"]}}}""", TzdbZones.Default);

        left.Types["order_filled"].Should().Be(Own.Types["order_filled"] with { LeftChannels = ["email", "webpush"] });
        left.Patch("""{"types":{"order_filled":{"left_channels":[]}}}""", TzdbZones.Default).Should().Be(Own);
        left.Patch("""{"types":{"order_filled":{"left_channels":null}}}""", TzdbZones.Default).Should().Be(Own);
    }

    [Fact]
    public void Inside_quiet_hours_too_only_what_is_named_changes()
    {
        Patched("""{"quiet_hours":{"enabled":false}}""").QuietHours.Should().Be(Own.QuietHours with { Enabled = false });
        Patched("""{"quiet_hours":{"keep_to_inbox":null}}""").QuietHours.Should().Be(Own.QuietHours with { KeepToInbox = false });
        Patched("""{"quiet_hours":{"windows":null}}""").QuietHours.Windows.Should().Equal(new QuietHours().Windows);
        Patched("""{"quiet_hours":{"windows":[]}}""").QuietHours.Windows.Should().BeEmpty();
    }

    [Fact]
    public void The_types_that_a_new_person_starts_with_can_be_removed_for_good()
    {
        var without = new Preferences().Patch("""{"types":{"insight":null}}""", TzdbZones.Default);

        without.Types.Should().BeEmpty();
        Documents.Parse(without.ToJson()).Should().Be(without);
        without.Patch("""{"types":null}""", TzdbZones.Default).Types.Should().ContainKey("insight");
    }

    [Fact]
    public void Removing_what_is_not_there_changes_nothing() =>
        Patched("""{"channels":{"slack":null},"types":{"never":null},"filters":{"never":null},"channels_by_priority":{"normal":null}}""")
            .Should().Be(Own);

    [Fact]
    public void A_zone_is_patched_to_its_canonical_id() =>
        Patched("""{"time_zone":"asia/calcutta"}""").TimeZone.Should().Be("Asia/Kolkata");

    private static Preferences Patched(string json) => Own.Patch(json, TzdbZones.Default);
}
