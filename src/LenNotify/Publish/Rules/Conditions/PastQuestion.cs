namespace LenNotify;

/// <summary>What is asked of a number and of those before it.</summary>
/// <param name="Kind">changed_by, spike or cross.</param>
/// <param name="Bound">The change, the factor, or the level.</param>
/// <param name="IsPercent">Whether a change is measured by the number before.</param>
/// <param name="Direction">up, down or any.</param>
/// <param name="Over">How many a spike is compared with.</param>
internal sealed record PastQuestion(string Kind, double Bound, bool IsPercent, string Direction, int Over)
{
    /// <summary>Without enough of them nothing holds: the first event of a key never does.</summary>
    internal bool Holds(double value, ReadOnlySpan<RuleSample> before) => Kind switch
    {
        "changed_by" => before.Length > 0 && Changed(value, before[^1].Value),
        "cross" => before.Length > 0 && Crossed(value, before[^1].Value),
        _ => before.Length >= Over && Spiked(value, before[^Over..]),
    };

    private bool Changed(double value, double last)
    {
        var change = value - last;
        var bound = IsPercent ? Math.Abs(last) * Bound / 100 : Bound;
        return change != 0 && Fits(change) && Math.Abs(change) >= bound;
    }

    // What stood on the level and leaves it has crossed; what comes to stand on it has not yet.
    private bool Crossed(double value, double last) =>
        (last <= Bound && value > Bound && Direction != "down") || (last >= Bound && value < Bound && Direction != "up");

    private bool Spiked(double value, ReadOnlySpan<RuleSample> before)
    {
        var sum = 0d;
        foreach (var sample in before)
        {
            sum += sample.Value;
        }

        var mean = sum / before.Length;
        return mean > 0 && value >= mean * Bound;
    }

    private bool Fits(double change) => Direction == "any" || (change > 0) == (Direction == "up");
}
