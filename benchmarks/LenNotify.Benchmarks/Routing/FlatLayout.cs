namespace LenNotify.Benchmarks.Routing;

/// <summary>Where each set begins in a person's bitset array.</summary>
/// <param name="TypeWords">Words that one set of types takes.</param>
internal readonly record struct FlatLayout(int TypeWords)
{
    internal const int Ranks = 4;

    internal int Off => 0;

    /// <summary>Types whose minimum is above a rank, one set for each rank.</summary>
    internal int Below(int rank) => (1 + rank) * TypeWords;

    internal int HighOnly => (1 + Ranks) * TypeWords;

    internal int Hourly => (2 + Ranks) * TypeWords;

    internal int Daily => (3 + Ranks) * TypeWords;

    /// <summary>Attribute keys that are filtered, then the values that are allowed.</summary>
    internal int Keys => (4 + Ranks) * TypeWords;

    internal int Values => Keys + 1;
}
