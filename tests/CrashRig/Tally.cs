using System.Globalization;

namespace LenNotify.CrashRig;

/// <summary>What the ledger says of one part of a run, against what was acknowledged or committed.</summary>
/// <param name="Expected">How many should have arrived.</param>
/// <param name="Delivered">How many of them arrived.</param>
/// <param name="Uncalled">How many arrived that should not: what was rolled back.</param>
/// <param name="Duplicates">Arrivals beyond the first of each.</param>
/// <param name="StrangeKeys">Arrivals with another idempotency key than the first of the same.</param>
/// <param name="Listed">How many inbox items there are.</param>
internal sealed record Tally(int Expected, int Delivered, int Uncalled, int Duplicates, int StrangeKeys, long Listed)
{
    /// <summary>Nothing is lost, nothing is too much, and a repeat is known by its key.</summary>
    public bool IsWhole => Delivered == Expected && Uncalled == 0 && StrangeKeys == 0 && Listed == Expected;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Expected} expected, {Delivered} delivered, {Expected - Delivered} lost, {Uncalled} of nothing, {Duplicates} duplicates ({StrangeKeys} with another key), {Listed} in inboxes");
}
