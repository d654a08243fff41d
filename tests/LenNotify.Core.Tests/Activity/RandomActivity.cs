using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>Activity values of every size, such as the engine makes them; the same for the same random numbers.</summary>
internal static class RandomActivity
{
    public static UserActivity Next(Random random)
    {
        var size = random.Next(10) == 0 ? UserActivity.MostKeys : 12;
        return new UserActivity(
            [.. Enumerable.Range(0, random.Next(size)).Select(_ => Cap(random))],
            [.. Enumerable.Range(0, random.Next(size)).Select(_ => Group(random))],
            measuredBy: null);
    }

    private static CapWindow Cap(Random random)
    {
        var starts = Enumerable.Range(0, random.Next(20))
            .Select(_ => Instant(random))
            .Order()
            .Select(at => new Start(at, random.NextInt64(long.MinValue, long.MaxValue)))
            .ToArray();
        var last = starts.Length == 0 ? 0 : starts[^1].At;
        return new CapWindow(Hash(random), last + random.NextInt64(DateTime.MaxValue.Ticks - last + 1), 0, starts);
    }

    private static OpenGroup Group(Random random)
    {
        var opened = Instant(random);
        var closes = opened + random.NextInt64(DateTime.MaxValue.Ticks - opened + 1);
        return new OpenGroup(Hash(random), opened, closes, random.Next(1, int.MaxValue));
    }

    private static ulong Hash(Random random) => (ulong)random.NextInt64(long.MinValue, long.MaxValue);

    private static long Instant(Random random) => random.Next(20) switch
    {
        0 => 0,
        1 => DateTime.MaxValue.Ticks,
        _ => random.NextInt64(DateTime.MaxValue.Ticks),
    };
}
