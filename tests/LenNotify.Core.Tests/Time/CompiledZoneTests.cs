namespace LenNotify.Core.Tests;

public class CompiledZoneTests
{
    private const int Threads = 4;
    private const int Questions = 12;

    private static readonly ILookup<string, Spot> SpotsByZone = Spots.All.ToLookup(spot => spot.Zone);

    [Fact]
    public void Threads_that_ask_one_zone_in_any_order_hear_what_a_fresh_one_says()
    {
        var zones = Spots.Zones.Select(id => new CompiledZone(TzdbZones.Default, id)).ToArray();
        var questions = Spots.Zones.SelectMany((id, at) => Instants(id)
            .Select(now => (id, at, now, answer: ZoneAnswer.Of(new CompiledZone(TzdbZones.Default, id), now)))).ToArray();

        // Zone by zone, so that the threads meet; within a zone each in an order of its own.
        var wrong = Enumerable.Range(0, Threads).AsParallel().WithDegreeOfParallelism(Threads).SelectMany(thread =>
        {
            var random = new Random(thread);
            return questions.OrderBy(question => question.at).ThenBy(_ => random.Next())
                .Where(question => ZoneAnswer.Of(zones[question.at], question.now) != question.answer)
                .Select(question => $"{question.id} at {Spot.Show(question.now)}: expected {question.answer}");
        });

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void People_with_equal_windows_share_one_schedule()
    {
        var zone = new CompiledZone(TzdbZones.Default, "Etc/UTC");

        zone.Schedule(Windows(0)).Should().BeSameAs(zone.Schedule(Windows(0))).And.NotBeSameAs(zone.Schedule(Windows(1)));
        zone.Daily(new TimeOfDay(9)).Should().BeSameAs(zone.Daily(new TimeOfDay(9))).And.NotBeSameAs(zone.Daily(new TimeOfDay(10)));
    }

    [Fact]
    public void Beyond_so_many_sets_of_windows_a_person_has_a_schedule_of_their_own_that_is_just_as_right()
    {
        var zone = new CompiledZone(TzdbZones.Default, "Etc/UTC");
        for (var i = 0; i < 1_024; i++)
        {
            zone.Schedule(Windows(i));
        }

        var own = zone.Schedule(Windows(1_024));

        own.Should().NotBeSameAs(zone.Schedule(Windows(1_024)));
        own.At(new DateTime(2026, 1, 15, 17, 4, 0).Ticks).Quiet.Should().BeTrue("1,024 minutes past midnight are 17:04");
        zone.Schedule(Windows(0)).Should().BeSameAs(zone.Schedule(Windows(0)), "what was shared stays shared");
    }

    // As a preferences document holds them: a list that equals every other with the same windows.
    private static IReadOnlyList<QuietWindow> Windows(int minute) =>
        new QuietHours { Windows = [new(new TimeOfDay(minute / 60, minute % 60), TimeOfDay.EndOfDay)] }.Windows;

    private static IEnumerable<long> Instants(string id)
    {
        var random = new Spot(id, 0).Random(9);
        var spots = SpotsByZone[id].ToArray();
        return Enumerable.Range(0, Questions)
            .Select(_ => spots[random.Next(spots.Length)].Ticks + random.NextInt64(-2 * TimeSpan.TicksPerDay, 2 * TimeSpan.TicksPerDay));
    }
}
