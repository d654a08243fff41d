using LenNotify.Storage;

namespace LenNotify;

/// <summary>What was decided for one channel.</summary>
/// <param name="Channel">Which.</param>
/// <param name="Verdict">Deliver, hold, digest or suppress.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="Words">The same for a person.</param>
/// <param name="Silent">Without toast and sound.</param>
/// <param name="Until">Until when it is held.</param>
internal sealed record DecisionBody(string Channel, string Verdict, string Reason, string Words, bool Silent, DateTimeOffset? Until = null)
{
    internal static DecisionBody Of(StoredDecision decision) => new(
        decision.Channel, WireNames.Of(decision.Verdict), WireNames.Of(decision.Reason), DecisionWords.Of(decision), decision.Silent, decision.Until);
}
