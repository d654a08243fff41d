using LenNotify.Storage;

namespace LenNotify;

/// <summary>What a <see cref="ChannelMachine"/> hears of the world.</summary>
internal abstract record DeliveryEvent
{
    /// <summary>Something may be due at this instant, or is already.</summary>
    internal sealed record Woken(DateTimeOffset At) : DeliveryEvent;

    /// <summary>A claim came back. Unless it ended, people that it lacked are being read, and another of these follows.</summary>
    internal sealed record Claimed(ClaimedBatch Batch, DateTimeOffset LeaseUntil, bool Ended = true) : DeliveryEvent;

    /// <summary>A claim failed. Whether the store kept it is not known; these are what it may have started.</summary>
    internal sealed record ClaimFailed(IReadOnlyList<Guid> Perhaps) : DeliveryEvent;

    /// <summary>A start ended.</summary>
    internal sealed record Sent(Guid DeliveryId, SendAnswer Answer) : DeliveryEvent;

    /// <summary>Completions were written, or fenced off.</summary>
    internal sealed record Written : DeliveryEvent;

    /// <summary>Completions could not be written.</summary>
    internal sealed record WriteFailed : DeliveryEvent;

    /// <summary>What operators say of the channel was read, or could not be.</summary>
    internal sealed record Looked(ChannelControl? Control) : DeliveryEvent;

    /// <summary>Operators said something just now.</summary>
    internal sealed record Steered : DeliveryEvent;

    /// <summary>The host shuts down: nothing new is started.</summary>
    internal sealed record Draining : DeliveryEvent;
}
