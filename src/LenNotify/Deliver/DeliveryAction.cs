using LenNotify.Storage;

namespace LenNotify;

/// <summary>What a <see cref="ChannelMachine"/> wants done.</summary>
internal abstract record DeliveryAction
{
    /// <summary>Claim at most so many.</summary>
    internal sealed record Claim(int Slots) : DeliveryAction;

    /// <summary>Read what operators say of the channel.</summary>
    internal sealed record Look : DeliveryAction;

    /// <summary>Send this one, unless its lease ends first.</summary>
    internal sealed record Send(ClaimedDelivery Delivery, DateTimeOffset LeaseUntil) : DeliveryAction;

    /// <summary>Write how these ended.</summary>
    internal sealed record Write(IReadOnlyList<Completion> Completions) : DeliveryAction;

    /// <summary>The address does not exist any more.</summary>
    internal sealed record RemoveContact(string UserId, Guid TargetId) : DeliveryAction;

    /// <summary>Keep the circuit's state, which outlives a restart.</summary>
    internal sealed record KeepCircuit(DateTimeOffset? OpenUntil) : DeliveryAction;
}
