using LenNotify.Storage;

namespace LenNotify;

/// <summary>What a <see cref="ChannelMachine"/> hears of the world.</summary>
internal abstract record DeliveryEvent
{
    /// <summary>Something may be due at this instant, or is already.</summary>
    internal sealed record Woken(DateTimeOffset At) : DeliveryEvent;

    /// <summary>A claim came back.</summary>
    internal sealed record Claimed(ClaimedBatch Batch, DateTimeOffset LeaseUntil) : DeliveryEvent;

    /// <summary>A claim failed; whatever it may have started comes back when its lease ends.</summary>
    internal sealed record ClaimFailed : DeliveryEvent;

    /// <summary>A send ended.</summary>
    internal sealed record Sent(Guid DeliveryId, DeliveryResult Result) : DeliveryEvent;

    /// <summary>A send did not begin: its lease was about to end.</summary>
    internal sealed record NotSent(Guid DeliveryId) : DeliveryEvent;

    /// <summary>Completions were written, or fenced off.</summary>
    internal sealed record Written : DeliveryEvent;

    /// <summary>Completions could not be written.</summary>
    internal sealed record WriteFailed(IReadOnlyList<Completion> Completions) : DeliveryEvent;

    /// <summary>The host shuts down: nothing new is started.</summary>
    internal sealed record Draining : DeliveryEvent;
}
