using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>Tests with two stores over one database, each with connections of its own, as two processes have them.</summary>
public abstract class TwoNodes : IAsyncLifetime
{
    private TestStores? _stores;
    private World? _one;
    private World? _other;

    private protected TestStores Stores => _stores!;

    /// <summary>The first node, and short words for what it does.</summary>
    private protected World One => _one!;

    /// <summary>The second. Its people, channel and producer are not the first one's: use those of <see cref="One"/>.</summary>
    private protected World Other => _other!;

    public async Task InitializeAsync()
    {
        _stores = await StorePool.TakeAsync();
        (_one, _other) = (new World(_stores.One), new World(_stores.Other));
    }

    public Task DisposeAsync()
    {
        StorePool.Return(Stores);
        return Task.CompletedTask;
    }

    /// <summary>The store of a node by number.</summary>
    protected INotificationStore Node(int index) => index % 2 == 0 ? One.Store : Other.Store;

    /// <summary>Claims on the first node's channel, on either node.</summary>
    protected Task<ClaimedBatch> Claim(
        int owner, int slots = 10, double at = 0, double lease = 60, DeliveryJudge? judge = null, ChannelRate? rate = null) =>
        Node(owner).ClaimDeliveriesAsync(
            new DeliveryClaim(One.Channel, One.LeaseOf(owner + 1, at + lease), slots) { Rate = rate }, judge ?? Rulings.Send, World.At(at), default);

    /// <summary>Completes on either node.</summary>
    protected Task<IReadOnlyList<Guid>> Complete(int owner, CompletionState state, params IEnumerable<Guid> ids) =>
        Node(owner).CompleteAsync(
            One.IdOf(owner + 1), [.. ids.Select(id => new Completion(id, state))], (_, _, s) => s.Activity, World.At(1), default);

    /// <summary>Appends on either node.</summary>
    protected async Task<AppendResult> Append(int node, Publication publication, Router route, params string[] users) =>
        (await Node(node).AppendAsync([new AppendRequest(publication, users)], route, World.Start, default))[0];
}
