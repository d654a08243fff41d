using System.Globalization;
using NodaTime;

namespace LenNotify.Tests;

public class DailyMailPropertyTests
{
    private const int Seeds = 12;

    [Theory]
    [InlineData("Europe/Amsterdam", "2026-03-29T01:00Z")]
    [InlineData("Europe/Amsterdam", "2026-10-25T01:00Z")]
    [InlineData("America/New_York", "2026-03-08T07:00Z")]
    [InlineData("America/New_York", "2026-11-01T06:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T15:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-03T15:30Z")]
    [InlineData("America/Santiago", "2026-04-05T03:00Z")]
    [InlineData("America/Santiago", "2026-09-06T04:00Z")]
    [InlineData("Asia/Beirut", "2026-03-28T22:00Z")]
    [InlineData("Asia/Beirut", "2026-10-24T21:00Z")]
    public async Task Over_a_change_of_the_clock_each_item_is_in_one_mail_and_each_comes_at_nine(string zone, string change)
    {
        var tz = DateTimeZoneProviders.Tzdb[zone];
        var at = DateTimeOffset.Parse(change, CultureInfo.InvariantCulture);
        tz.GetUtcOffset(Instant.FromDateTimeOffset(at)).Should().NotBe(tz.GetUtcOffset(Instant.FromDateTimeOffset(at.AddTicks(-1))), "the clock changes then");
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var world = new DigestWorld(zone, at, seed);
            await world.RunAsync();

            var digests = world.Arrived.Values;
            digests.Should().OnlyContain(digest => digest.Members.All(members => Enumerable.SequenceEqual(members, digest.Members[0])), $"of seed {seed} all repeats are the same");
            digests.SelectMany(digest => digest.Members[0]).Should().OnlyHaveUniqueItems($"of seed {seed}").And.BeEquivalentTo(world.Items, $"of seed {seed}");
            digests.Select(digest => Instant.FromDateTimeOffset(digest.Due).InZone(tz).TimeOfDay).Should().OnlyContain(time => time == new LocalTime(9, 0), $"of seed {seed}");
            digests.Select(digest => Instant.FromDateTimeOffset(digest.Due).InZone(tz).Date).Should().OnlyHaveUniqueItems($"of seed {seed} there is one a day");
            digests.Should().OnlyContain(digest => digest.First >= digest.Due.AddSeconds(-40) && digest.First < digest.Due.AddHours(20), $"of seed {seed} none comes early, or a day late");
        }
    }
}
