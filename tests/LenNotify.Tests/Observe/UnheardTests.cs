using System.Diagnostics.Metrics;
using LenNotify.Storage;
using LenNotify.Tests.Journey;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LenNotify.Tests;

/// <summary>By itself, because whoever listens to spans in another test would be heard here too.</summary>
[Collection(nameof(Alone))]
public sealed class UnheardTests : IDisposable
{
    private readonly IDisposable _deaf = CanaryWatch.OfTheRun.Deaf();
    private readonly ServiceProvider _services = new ServiceCollection().AddNotifications().Services.AddLogging().BuildServiceProvider();
    private readonly Telemetry _telemetry = new(null);
    private readonly Watch _watch;

    public UnheardTests() => _watch = new Watch(
        _telemetry,
        new Observers(_services, _telemetry, TimeProvider.System, NullLogger<Observers>.Instance),
        new TraceBook(new FakeStore(), NullLogger<TraceBook>.Instance),
        NullLogger<Watch>.Instance);

    public void Dispose()
    {
        _services.Dispose();
        _telemetry.Dispose();
        _deaf.Dispose();
    }

    [Fact]
    public void When_nobody_listens_nothing_stands_between_a_caller_and_the_stores_own_task()
    {
        var (append, claim, complete) = (Task.FromResult<IReadOnlyList<AppendResult>>([]), Task.FromResult(new ClaimedBatch([], null)), Task.FromResult<IReadOnlyList<Guid>>([]));
        var store = new FakeStore { OnAppend = (_, _, _) => append, OnClaim = (_, _, _) => claim, OnComplete = _ => complete };
        var queue = new ObservedQueue(store, _watch);

        new ObservedPublications(store, _watch).AppendAsync([], null!, Things.Noon, default).Should().BeSameAs(append);
        queue.ClaimDeliveriesAsync(null!, null!, Things.Noon, default).Should().BeSameAs(claim);
        queue.CompleteAsync(Guid.Empty, [new Completion(Guid.Empty, CompletionState.Delivered)], null!, Things.Noon, default).Should().BeSameAs(complete);
    }

    [Fact]
    public async Task Who_only_counts_makes_nobody_read_where_a_delivery_comes_from()
    {
        using var metrics = new MeterListener();
        metrics.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, _telemetry.Meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        metrics.Start();
        var claimed = Things.Claimed();
        var store = new FakeStore { OnClaim = (_, _, _) => Task.FromResult(new ClaimedBatch([claimed], null)) };
        var queue = new ObservedQueue(store, _watch);
        await queue.ClaimDeliveriesAsync(null!, null!, Things.Noon, default);
        var read = 0;
        var watch = new Watch(_telemetry, _watch.Observers, new TraceBook(new Reading(() => read++), NullLogger<TraceBook>.Instance), NullLogger<Watch>.Instance);

        await new ObservedAdapter(new Pager("sms"), watch, queue, TimeProvider.System).SendAsync(Sent(claimed.Due.Id), default);
        (queue.Find(claimed.Due.Id), read).Should().Be((claimed, 0));
    }

    [Fact]
    public void When_nobody_listens_an_adapter_is_called_as_it_is()
    {
        var answer = new TaskCompletionSource<DeliveryResult>().Task;
        var pager = new Pager("sms") { Answer = (_, _) => answer };
        new ObservedAdapter(pager, _watch, new ObservedQueue(new FakeStore(), _watch), TimeProvider.System).SendAsync(Sent(Guid.Empty), default).Should().BeSameAs(answer);
    }

    private static Delivery Sent(Guid id) => new()
    {
        Id = id,
        IdempotencyKey = "k",
        UserId = "anna",
        Address = "",
        Content = new RenderedContent("", ""),
        Notifications = [Things.Note()],
    };

    private sealed class Reading(Action read) : IPublications
    {
        public Task<Publication?> FindPublicationAsync(Guid id, CancellationToken cancellationToken)
        {
            read();
            return Task.FromResult<Publication?>(null);
        }

        public Task<IReadOnlyList<AcceptanceResult>> AcceptAsync(IReadOnlyList<Publication> publications, DateTimeOffset now, CancellationToken cancellationToken) => throw Unasked();

        public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<AppendRequest> requests, Router route, DateTimeOffset now, CancellationToken cancellationToken) => throw Unasked();

        public Task<IReadOnlyList<ClaimedPublication>> ClaimPublicationsAsync(PublicationClaim claim, DateTimeOffset now, CancellationToken cancellationToken) => throw Unasked();

        public IAsyncEnumerable<Publication> ReadPublicationsAsync(DateTimeOffset from, DateTimeOffset to, string? type, CancellationToken cancellationToken) => throw Unasked();

        private static InvalidOperationException Unasked() => new("nobody asks for this");
    }
}
