using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One channel's decisions as they are stored. Those without an instant are few and never change, so each is one object for
/// everybody: most of what is published gets the same handful.
/// </summary>
internal sealed class KnownDecisions(string channel)
{
    private static readonly int Reasons = (int)Enum.GetValues<Reason>().Max() + 1;
    private static readonly int Verdicts = (int)Enum.GetValues<Verdict>().Max() + 1;
    private readonly StoredDecision?[] _known = new StoredDecision?[Reasons * Verdicts * 2];

    /// <summary>The decision, as it is stored.</summary>
    internal StoredDecision Of(Verdict verdict, Reason reason, DateTimeOffset? until, bool silent)
    {
        if (until is not null)
        {
            return new StoredDecision(channel, verdict, reason, until, silent);
        }

        // Two threads may make the same one at once; they are equal, and one of them stays.
        ref var known = ref _known[((((int)reason * Verdicts) + (int)verdict) * 2) + (silent ? 1 : 0)];
        return known ??= new StoredDecision(channel, verdict, reason, null, silent);
    }
}
