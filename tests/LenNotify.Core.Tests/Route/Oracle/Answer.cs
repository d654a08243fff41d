namespace LenNotify.Core.Tests;

/// <summary>What is decided for one channel, as tests write it down.</summary>
internal readonly record struct Answer(Verdict Verdict, Reason Reason, DateTimeOffset? Until = null, bool Silent = false)
{
    internal static Answer Delivered { get; } = new(Verdict.Deliver, Reason.Routed);

    /// <summary>The inbox shows it, without toast or sound.</summary>
    internal static Answer Silently(Reason reason) => new(Verdict.Deliver, reason, Silent: true);

    internal static Answer Suppressed(Reason reason) => new(Verdict.Suppress, reason);

    internal static Answer Held(Reason reason, DateTimeOffset until) => new(Verdict.Hold, reason, until);

    internal static Answer Digested(Reason reason, DateTimeOffset until) => new(Verdict.Digest, reason, until);

    internal static Answer Of(ChannelDecision decision) => new(decision.Verdict, decision.Reason, decision.Until, decision.Silent);

    internal string Short() => $"{Verdict}/{Reason}{(Silent ? "/silent" : "")}";
}
