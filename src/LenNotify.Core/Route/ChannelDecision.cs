namespace LenNotify;

/// <summary>The verdict for one channel.</summary>
public readonly record struct ChannelDecision
{
    private readonly long _until;
    private readonly byte _channel;

    internal ChannelDecision(int channel, Verdict verdict, Reason reason, bool silent, long until)
    {
        _until = until;
        _channel = (byte)channel;
        Verdict = verdict;
        Reason = reason;
        Silent = silent;
    }

    /// <summary>The channel's place in <see cref="RoutingEngine.Channels"/>.</summary>
    public int Channel => _channel;

    /// <summary>What happens.</summary>
    public Verdict Verdict { get; }

    /// <summary>Why.</summary>
    public Reason Reason { get; }

    /// <summary>In-app only: the inbox shows it, without toast or sound.</summary>
    public bool Silent { get; }

    /// <summary>When a hold or a digest is due; null otherwise.</summary>
    public DateTimeOffset? Until => Verdict is Verdict.Hold or Verdict.Digest ? new DateTimeOffset(_until, TimeSpan.Zero) : null;

    internal long UntilTicks => _until;
}
