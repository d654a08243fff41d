using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace LenNotify.Tests;

public class CronTests
{
    [Theory]
    [InlineData("30 18 * * MON-FRI", "Europe/Amsterdam", "2026-11-20T18:00Z", "2026-11-23T17:30Z")]
    [InlineData("*/15 8-9 * * *", "Etc/UTC", "2026-11-21T08:46Z", "2026-11-21T09:00Z")]
    [InlineData("5/20 * * * *", "Etc/UTC", "2026-11-21T08:25Z", "2026-11-21T08:45Z")]
    [InlineData("0 0 29 2 *", "Etc/UTC", "2097-01-01T00:00Z", "2104-02-29T00:00Z")]
    [InlineData("0 0 13 * FRI", "Etc/UTC", "2026-11-13T00:00Z", "2026-11-20T00:00Z")]
    [InlineData("0 0 * jan,JUL 7", "Etc/UTC", "2026-01-26T00:00Z", "2026-07-05T00:00Z")]
    [InlineData("0 0 * * 5-7", "Etc/UTC", "2026-11-21T00:00Z", "2026-11-22T00:00Z")]
    public void The_next_time_is_later_and_fits_every_field(string schedule, string zone, string after, string next) =>
        Next(schedule, zone, after)!.Value.At.Should().Be(At(next));

    [Theory]
    [InlineData("30 2 * * *", "Europe/Amsterdam", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "in the gap it is the change itself")]
    [InlineData("30 2 * * *", "Europe/Amsterdam", "2026-10-24T12:00Z", "2026-10-25T00:30Z", "of the two it is the first")]
    [InlineData("30 2 * * *", "Europe/Amsterdam", "2026-10-25T00:30Z", "2026-10-26T01:30Z", "and not the second")]
    [InlineData("0 9 * * *", "America/New_York", "2026-03-07T20:00Z", "2026-03-08T13:00Z", "09:00 stays 09:00")]
    [InlineData("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T12:00Z", "2026-10-03T15:30Z", "half an hour is skipped there")]
    [InlineData("0 12 * * *", "Pacific/Apia", "2011-12-29T23:00Z", "2011-12-30T22:00Z", "the 30th did not take place")]
    public void A_change_of_the_clock_neither_drops_nor_doubles_a_time(string schedule, string zone, string after, string next, string why) =>
        Next(schedule, zone, after)!.Value.At.Should().Be(At(next), why);

    [Fact]
    public void The_day_is_that_of_the_schedules_wall_clock() =>
        Next("30 23 * * *", "America/New_York", "2026-11-21T12:00Z")!.Value.Should().Be(new CronTime(At("2026-11-22T04:30Z"), new DateOnly(2026, 11, 21)));

    [Theory]
    [InlineData("60 * * * *", "schedule.minute: '60' is none. Allowed: *, 0-59, ranges a-b, steps */n or a-b/n, and lists of these with commas.")]
    [InlineData("* 24 * * *", "schedule.hour: '24' is none. Allowed: *, 0-23, ranges a-b, steps */n or a-b/n, and lists of these with commas.")]
    [InlineData("* * 0 * *", "schedule.day_of_month: '0' is none. Allowed: *, 1-31, ranges a-b, steps */n or a-b/n, and lists of these with commas.")]
    [InlineData("* * * FOO *", "schedule.month: 'FOO' is none. Allowed: *, 1-12 or JAN-DEC, ranges a-b, steps */n or a-b/n, and lists of these with commas.")]
    [InlineData("* * * * 8", "schedule.day_of_week: '8' is none. Allowed: *, 0-7 or SUN-SAT, ranges a-b, steps */n or a-b/n, and lists of these with commas.")]
    [InlineData("0 0 31 2,4 *", "schedule.day_of_month: is a day that none of the months has. Allowed: a day of one of the months.")]
    [InlineData("* * * *", "schedule: '* * * *' has not five fields. Allowed: five fields: minute, hour, day of month, month, day of week, as in 30 18 * * MON-FRI.")]
    public void What_is_no_schedule_is_refused_with_field_problem_and_limit(string schedule, string problem) =>
        Problems(schedule).Should().ContainSingle().Which.ToString().Should().Be(problem);

    [Theory]
    [InlineData("")]
    [InlineData("@daily")]
    [InlineData("5-1 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("*/60 * * * *")]
    [InlineData("1,,2 * * * *")]
    [InlineData("-1 * * * *")]
    [InlineData("1- * * * *")]
    [InlineData("1/2/3 * * * *")]
    [InlineData("0x1 * * * *")]
    [InlineData("1.5 * * * *")]
    [InlineData("٣ * * * *")]
    [InlineData("99999999999999999999 * * * *")]
    [InlineData("0 0 * * * *")]
    public void Bad_schedules_are_refused(string schedule) => Problems(schedule).Should().NotBeEmpty();

    [Fact]
    public void Every_problem_is_named_at_once_and_a_long_text_is_cut_short()
    {
        Problems("61 25 * 13 9").Select(problem => problem.Field).Should().Equal("schedule.minute", "schedule.hour", "schedule.month", "schedule.day_of_week");
        Problems(new string('*', 100_000)).Should().ContainSingle().Which.Message.Length.Should().BeLessThan(100);
    }

    [Theory]
    [InlineData("Europe/Amsterdam", 1)]
    [InlineData("America/New_York", 2)]
    [InlineData("Australia/Lord_Howe", 3)]
    [InlineData("Africa/Casablanca", 4)]
    [InlineData("America/Santiago", 5)]
    public void Over_a_year_of_changes_the_times_are_those_of_an_independent_reckoning(string zone, int seed)
    {
        var random = new Random(seed);
        var tz = DateTimeZoneProviders.Tzdb[zone];
        for (var round = 0; round < 20; round++)
        {
            int minute = random.Next(60), hour = random.Next(5), step = random.Next(1, 60);
            var byStep = round % 2 == 0;
            var from = Instant.FromUtc(2026, 1, 1, 0, 0);
            var expected = Days(from, 370)
                .SelectMany(day => byStep ? Enumerable.Range(0, 60).Where(m => m % step == 0).Select(m => day.At(new LocalTime(hour, m))) : [day.At(new LocalTime(hour, minute))])
                .Select(wall => tz.ResolveLocal(wall, Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter)).ToDateTimeOffset().ToUniversalTime())
                .Where(at => at > from.ToDateTimeOffset() && at < from.ToDateTimeOffset().AddDays(365)).Distinct().Order().ToList();
            var schedule = CronSchedule.Parse(byStep ? $"*/{step} {hour} * * *" : $"{minute} {hour} * * *");
            var found = new List<DateTimeOffset>();
            for (var at = from.ToDateTimeOffset(); schedule.Next(TzdbZones.Default, zone, at) is { } next && next.At < from.ToDateTimeOffset().AddDays(365); at = next.At)
            {
                found.Add(next.At);
            }

            found.Should().Equal(expected, schedule.Text);
        }
    }

    private static IEnumerable<LocalDate> Days(Instant from, int count) => Enumerable.Range(-2, count).Select(day => from.InUtc().Date.PlusDays(day));

    private static CronTime? Next(string schedule, string zone, string after) => CronSchedule.Parse(schedule).Next(TzdbZones.Default, zone, At(after));

    private static IReadOnlyList<Problem> Problems(string schedule) =>
        ((Action)(() => CronSchedule.Parse(schedule))).Should().Throw<InvalidInputException>().Which.Problems;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
