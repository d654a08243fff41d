namespace LenNotify.Core.Tests;

/// <summary>When digests are due: later than now, at the next full local hour or at the person's daily time.</summary>
internal static class OracleDigests
{
    internal static DateTimeOffset Next(OracleCase c) =>
        c.Frequency == Frequency.Daily ? Daily(c.Person.Zone, c.Person.Preferences.DigestAt, c.Now) : Hourly(c.Person.Zone, c.Now);

    internal static DateTimeOffset Daily(string zone, TimeOfDay at, DateTimeOffset now)
    {
        for (var date = OracleClock.WallClock(zone, now).Date.PlusDays(-1); ; date = date.PlusDays(1))
        {
            var instant = OracleClock.Instant(zone, date, at, later: false);
            if (instant > now)
            {
                return instant;
            }
        }
    }

    /// <summary>
    /// Quarter by quarter, until the person's clock shows a full hour: all offsets of today's zones are made of quarters.
    /// </summary>
    internal static DateTimeOffset Hourly(string zone, DateTimeOffset now)
    {
        var quarter = TimeSpan.FromMinutes(15);
        var instant = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % quarter.Ticks), TimeSpan.Zero);
        do
        {
            instant += quarter;
        }
        while (OracleClock.WallClock(zone, instant).Minute != 0);
        return instant;
    }
}
