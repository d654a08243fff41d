namespace LenNotify.Core.Tests;

/// <summary>A zone and an instant to look at closely: one of its transitions, or any instant where it has none.</summary>
internal sealed record Spot(string Zone, long Ticks)
{
    internal static readonly long TicksPerMinute = TimeSpan.TicksPerMinute;

    /// <summary>The same in every run.</summary>
    internal Random Random(int seed) => new((int)StableHash.Of($"{Zone} {Ticks} {seed}"));

    internal static string Show(long ticks) => ticks switch
    {
        long.MaxValue => "never",
        < 0 or > 3_155_378_975_999_999_999 => $"tick {ticks}",
        _ => new DateTime(ticks, DateTimeKind.Utc).ToString("O"),
    };

    public override string ToString() => $"{Zone} around {Show(Ticks)}";
}
