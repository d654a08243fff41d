using LenNotify.Storage;
using LenNotify.Tests.Journey;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LenNotify.Tests;

/// <summary>By itself, because whoever listens to spans in another test would be heard here too.</summary>
[Collection(nameof(Alone))]
public sealed class UnheardTests : IDisposable
{
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
    public void When_nobody_listens_an_adapter_is_called_as_it_is()
    {
        var answer = new TaskCompletionSource<DeliveryResult>().Task;
        var pager = new Pager("sms") { Answer = (_, _) => answer };
        var delivery = new Delivery
        {
            Id = Guid.Empty,
            IdempotencyKey = "k",
            UserId = "anna",
            Address = "",
            Content = new RenderedContent("", ""),
            Notifications = [Things.Note()],
        };

        new ObservedAdapter(pager, _watch, new ObservedQueue(new FakeStore(), _watch), TimeProvider.System).SendAsync(delivery, default).Should().BeSameAs(answer);
    }
}
