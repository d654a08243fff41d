using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify.Tests.Journey;

/// <summary>A queue that does what it is asked, and whose answers to the first claims with something in them never come back.</summary>
internal sealed class LostAnswers(int claims)
{
    private int _left = claims;

    internal void Watch(NotificationsBuilder builder)
    {
        var known = builder.Services.Last(service => service.ServiceType == typeof(IDeliveryQueue));
        builder.Services.Replace(ServiceDescriptor.Singleton<IDeliveryQueue>(provider => new Losing(this, (IDeliveryQueue)(
            known.ImplementationInstance ?? known.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, known.ImplementationType!)))));
    }

    private sealed class Losing(LostAnswers answers, IDeliveryQueue queue) : IDeliveryQueue
    {
        public async Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var batch = await queue.ClaimDeliveriesAsync(claim, judge, now, cancellationToken);
            return batch.Started.Count > 0 && Interlocked.Decrement(ref answers._left) >= 0 ? throw new IOException("the connection is gone, and the answer with it") : batch;
        }

        public Task<IReadOnlyList<Guid>> ExtendAsync(IReadOnlyList<Guid> deliveryIds, Lease lease, CancellationToken cancellationToken) =>
            queue.ExtendAsync(deliveryIds, lease, cancellationToken);

        public Task<IReadOnlyList<Guid>> CompleteAsync(
            Guid owner, IReadOnlyList<Completion> completions, DeliveryUndo undo, DateTimeOffset now, CancellationToken cancellationToken) =>
            queue.CompleteAsync(owner, completions, undo, now, cancellationToken);

        public Task ReportAsync(string channel, string providerReference, ProviderReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
            queue.ReportAsync(channel, providerReference, report, now, cancellationToken);

        public Task<IReadOnlyList<QueueStatus>> QueueStatusAsync(IReadOnlyList<string> channels, DateTimeOffset now, CancellationToken cancellationToken) =>
            queue.QueueStatusAsync(channels, now, cancellationToken);
    }
}
