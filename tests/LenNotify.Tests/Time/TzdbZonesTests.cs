using NodaTime.TimeZones;

namespace LenNotify.Tests;

public class TzdbZonesTests
{
    private static readonly TzdbDateTimeZoneSource Database = TzdbDateTimeZoneSource.Default;

    [Fact]
    public void Every_id_and_link_maps_to_one_id_of_the_same_zone_in_any_case()
    {
        foreach (var (id, rules) in Database.CanonicalIdMap)
        {
            var canonicalId = Canonical(id)!;
            Database.CanonicalIdMap[canonicalId].Should().Be(rules, "{0} is given", id);
            Canonical(canonicalId).Should().Be(canonicalId);
            Canonical(id.ToUpperInvariant()).Should().Be(canonicalId);
            Canonical(id.ToLowerInvariant()).Should().Be(canonicalId);
        }
    }

    [Theory]
    [InlineData("Europe/Amsterdam")]
    [InlineData("Europe/Oslo")]
    [InlineData("Atlantic/Reykjavik")]
    [InlineData("Asia/Kuala_Lumpur")]
    public void A_place_of_the_database_keeps_its_name_though_another_has_the_same_clock(string place) => Canonical(place.ToLowerInvariant()).Should().Be(place);

    [Fact]
    public void Every_Windows_id_maps_to_the_canonical_id_of_its_zone_in_any_case()
    {
        foreach (var (windowsId, id) in Database.WindowsToTzdbIds)
        {
            foreach (var text in new[] { windowsId, windowsId.ToUpperInvariant(), windowsId.ToLowerInvariant() })
            {
                Canonical(text).Should().Be(Canonical(id), "{0} is given", text);
            }
        }
    }

    [Theory]
    [InlineData("UTC", "Etc/UTC")]
    [InlineData("utc", "Etc/UTC")]
    [InlineData("Etc/GMT+5", "Etc/GMT+5")]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("europe/kiev", "Europe/Kyiv")]
    [InlineData("europe/london", "Europe/London")]
    [InlineData("AMERICA/ARGENTINA/BUENOS_AIRES", "America/Argentina/Buenos_Aires")]
    [InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("w. europe standard time", "Europe/Berlin")]
    public void The_names_people_use_map_to_one(string text, string canonicalId) => Canonical(text).Should().Be(canonicalId);

    [Fact]
    public void A_canonical_id_stays_as_it_is()
    {
        foreach (var canonicalId in Database.CanonicalIdMap.Values.Distinct())
        {
            Canonical(canonicalId).Should().Be(canonicalId);
        }
    }

    [Theory]
    [InlineData("Europe")]
    [InlineData("Europe/")]
    [InlineData("Europe//London")]
    [InlineData("Europe\\London")]
    [InlineData("/Europe/London")]
    [InlineData("Europe/London/")]
    [InlineData("Europe/../Europe/London")]
    [InlineData("localtime")]
    [InlineData("posixrules")]
    [InlineData("posix/UTC")]
    [InlineData("right/UTC")]
    [InlineData("Factory")]
    [InlineData("Etc/Unknown")]
    [InlineData("+05:00")]
    [InlineData("UTC+5")]
    [InlineData("GMT+5")]
    [InlineData("EST5")]
    [InlineData("Z")]
    [InlineData("CEST")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("\0")]
    [InlineData("UTC\0")]
    [InlineData("Europe/London\0.txt")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\n")]
    [InlineData(" UTC")]
    [InlineData("UTC ")]
    [InlineData("UTC\n")]
    [InlineData("Europe/Pari\u017F")]
    [InlineData("Asia/\u212Aolkata")]
    [InlineData("As\u0131a/Tokyo")]
    public void Everything_else_is_refused(string text)
    {
        TzdbZones.Default.TryCanonicalize(text, out var canonicalId).Should().BeFalse();
        canonicalId.Should().BeNull();
    }

    [Fact]
    public void A_text_without_end_is_refused() => TzdbZones.Default.TryCanonicalize(new string('A', 100_000), out _).Should().BeFalse();

    [Fact]
    public void No_text_at_all_is_a_mistake_of_the_caller()
    {
        var canonicalize = () => TzdbZones.Default.TryCanonicalize(null!, out _);
        var interval = () => TzdbZones.Default.IntervalAt(null!, DateTimeOffset.UnixEpoch);

        canonicalize.Should().Throw<ArgumentNullException>();
        interval.Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void It_says_which_release_of_the_database_it_is() => TzdbZones.Default.DatabaseVersion.Should().MatchRegex("^20[0-9]{2}[a-z]$");

    private static string? Canonical(string text) => TzdbZones.Default.TryCanonicalize(text, out var canonicalId) ? canonicalId : null;
}
