namespace LenNotify;

/// <summary>What the timing judgements say.</summary>
internal readonly record struct Timing(Verdict Verdict, Reason Reason, long Until)
{
    internal static Timing Now => default;

    internal bool IsNow => Reason == Reason.Routed;

    internal static Timing Hold(Reason reason, long until) => new(Verdict.Hold, reason, until);
}
