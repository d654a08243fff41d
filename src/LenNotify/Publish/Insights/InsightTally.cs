namespace LenNotify;

/// <summary>What became of insights.</summary>
/// <param name="Told">Published now.</param>
/// <param name="Known">Whoever was told of the day before.</param>
/// <param name="Refused">Not sound.</param>
internal readonly record struct InsightTally(int Told, int Known, int Refused)
{
    internal InsightTally Plus(InsightTally other) => new(Told + other.Told, Known + other.Known, Refused + other.Refused);
}
