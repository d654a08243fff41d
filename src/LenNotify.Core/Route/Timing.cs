using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>
/// What the timing judgements say: two words, laid out as in <see cref="ChannelDecision"/>. The silent bit says what the
/// inbox makes of it: silent unless nothing stands against it.
/// </summary>
internal readonly record struct Timing(ulong Packed, long Until)
{
    internal static Timing Now => default;

    internal bool IsNow => Packed == 0;

    internal Reason Reason => (Reason)(byte)(Packed >> ChannelDecision.ReasonAt);

    internal static Timing Hold(Reason reason, long until) => Of(Verdict.Hold, reason, until);

    internal static Timing Digest(Reason reason, long until) => Of(Verdict.Digest, reason, until);

    internal static Timing Suppress(Reason reason) => Of(Verdict.Suppress, reason, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Timing Of(Verdict verdict, Reason reason, long until) =>
        new(((ulong)verdict << ChannelDecision.VerdictAt) | ((ulong)reason << ChannelDecision.ReasonAt) | ChannelDecision.SilentBit, until);
}
