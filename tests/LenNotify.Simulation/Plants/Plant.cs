using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>Mistakes put around the honest store from outside, to see that they are found. By itself it makes none. For one run.</summary>
internal sealed record Plant
{
    internal Func<IDeliveryQueue, IDeliveryQueue> Queue { get; init; } = honest => honest;

    internal Func<IPublications, IPublications> Publications { get; init; } = honest => honest;

    internal Func<IInbox, IInbox> Inbox { get; init; } = honest => honest;
}
