using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify.Tests.Journey;

/// <summary>A store that does what it is asked, and whose answers to the first claims with something in them never come back.</summary>
internal sealed class LostAnswers(int claims)
{
    private int _left = claims;

    internal void Watch(NotificationsBuilder builder)
    {
        Stand<IDeliveryQueue>(builder, queue => new LosingQueue(this, queue));
        Stand<IPublications>(builder, publications => new LosingPublications(this, publications));
    }

    private static void Stand<TRole>(NotificationsBuilder builder, Func<TRole, TRole> before)
        where TRole : class
    {
        var known = builder.Services.Last(service => service.ServiceType == typeof(TRole));
        builder.Services.Replace(ServiceDescriptor.Singleton(provider => before((TRole)(
            known.ImplementationInstance ?? known.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, known.ImplementationType!)))));
    }

    private void Lose(int claimed)
    {
        if (claimed > 0 && Interlocked.Decrement(ref _left) >= 0)
        {
            throw new IOException("the connection is gone, and the answer with it");
        }
    }

    private sealed class LosingQueue(LostAnswers answers, IDeliveryQueue queue) : IDeliveryQueue
    {
        public async Task<ClaimedBatch> ClaimDeliveriesAsync(DeliveryClaim claim, DeliveryJudge judge, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var batch = await queue.ClaimDeliveriesAsync(claim, judge, now, cancellationToken);
            answers.Lose(batch.Started.Count);
            return batch;
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

    private sealed class LosingPublications(LostAnswers answers, IPublications publications) : IPublications
    {
        public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(IReadOnlyList<Publication> offered, DateTimeOffset now, CancellationToken cancellationToken) =>
            publications.AcceptAsync(offered, now, cancellationToken);

        public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken) =>
            publications.AppendAsync(requests, route, now, cancellationToken);

        public async Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var claimed = await publications.ClaimPublicationsAsync(claim, now, cancellationToken);
            answers.Lose(claimed.Count);
            return claimed;
        }

        public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken) => publications.FindPublicationAsync(id, cancellationToken);

        public IAsyncEnumerable<Publication> ReadPublicationsAsync(DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken) =>
            publications.ReadPublicationsAsync(from, to, type, cancellationToken);
    }
}
