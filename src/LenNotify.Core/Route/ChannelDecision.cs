using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>The verdict for one channel.</summary>
public readonly record struct ChannelDecision
{
    internal const int VerdictAt = 8;
    internal const int ReasonAt = 16;
    internal const ulong ReasonBits = (ulong)byte.MaxValue << ReasonAt;
    internal const ulong SilentBit = 1UL << 24;

    // Two words, written whole as one vector; see Verdicts.
    private readonly ulong _packed;
    private readonly long _until;

    internal ChannelDecision(int channel, Verdict verdict, Reason reason, bool silent, long until)
        : this((uint)channel | ((ulong)verdict << VerdictAt) | ((ulong)reason << ReasonAt) | (silent ? SilentBit : 0), until)
    {
    }

    private ChannelDecision(ulong packed, long until) => (_packed, _until) = (packed, until);

    /// <summary>The channel's place in <see cref="RoutingEngine.Channels"/>.</summary>
    public int Channel => (byte)_packed;

    /// <summary>What happens.</summary>
    public Verdict Verdict => (Verdict)(byte)(_packed >> VerdictAt);

    /// <summary>Why.</summary>
    public Reason Reason => (Reason)(byte)(_packed >> ReasonAt);

    /// <summary>In-app only: the inbox shows it, without toast or sound.</summary>
    public bool Silent => (_packed & SilentBit) != 0;

    /// <summary>When a hold or a digest is due; null otherwise.</summary>
    public DateTimeOffset? Until => Verdict is Verdict.Hold or Verdict.Digest ? new DateTimeOffset(_until, TimeSpan.Zero) : null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ChannelDecision Of(Timing timing) => new(timing.Packed & ~SilentBit, timing.Until);

    /// <summary>What the inbox makes of a timing: silent unless nothing stands against it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ChannelDecision Shown(Timing timing) => new(timing.Packed & (ReasonBits | SilentBit), 0);

    /// <summary>The same for a channel; this one's must be 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ChannelDecision On(int channel) => new(_packed | (uint)channel, _until);

    /// <summary>This one or another, without a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ChannelDecision If(bool holds, ChannelDecision otherwise)
    {
        var mask = holds ? -1L : 0;
        return new ChannelDecision((_packed & (ulong)mask) | (otherwise._packed & ~(ulong)mask), (_until & mask) | (otherwise._until & ~mask));
    }
}
