using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify.Tests.Journey;

/// <summary>Whoever asked for the dead letters leaves once so many pages were read.</summary>
internal sealed class CutAfter(CancellationTokenSource cut, int pages)
{
    private int _read;

    internal void Watch(NotificationsBuilder builder)
    {
        var known = builder.Services.Last(service => service.ServiceType == typeof(IDeadLetters));
        builder.Services.Replace(ServiceDescriptor.Singleton<IDeadLetters>(provider => new Cutting(this, (IDeadLetters)known.ImplementationFactory!(provider))));
    }

    private void Count()
    {
        if (++_read == pages)
        {
            cut.Cancel();
        }
    }

    private sealed class Cutting(CutAfter after, IDeadLetters letters) : IDeadLetters
    {
        public async Task<Page<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, int limit, string? cursor, CancellationToken cancellationToken)
        {
            var page = await letters.ListDeadLettersAsync(filter, limit, cursor, cancellationToken);
            after.Count();
            return page;
        }

        public Task<DeadLetter?> FindDeadLetterAsync(Guid deliveryId, CancellationToken cancellationToken) => letters.FindDeadLetterAsync(deliveryId, cancellationToken);

        public Task<long> ReplayAsync(DeadLetterFilter filter, ReplayPace pace, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
            letters.ReplayAsync(filter, pace, fact, now, cancellationToken);

        public Task<long> RefileAsync(IReadOnlyDictionary<Guid, string> causes, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
            letters.RefileAsync(causes, fact, now, cancellationToken);

        public Task<long> DiscardAsync(DeadLetterFilter filter, AuditFact fact, DateTimeOffset now, CancellationToken cancellationToken) =>
            letters.DiscardAsync(filter, fact, now, cancellationToken);
    }
}
