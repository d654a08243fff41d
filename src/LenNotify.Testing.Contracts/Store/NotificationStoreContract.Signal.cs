using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 9: the store's clock, and waking each other.
public abstract partial class NotificationStoreContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_stores_clock_does_not_go_backwards()
    {
        var first = await Store.StoreTimeAsync(default);
        var second = await Store.StoreTimeAsync(default);

        second.Should().BeOnOrAfter(first);
    }

    [Fact]
    public async Task Every_listener_hears_what_is_signalled()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await using var one = Store.ListenAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        await using var other = Store.ListenAsync(patience.Token).GetAsyncEnumerator(patience.Token);

        await Task.WhenAll(HearAsync(one, [World.Channel], patience.Token), HearAsync(other, [World.Channel], patience.Token));
    }

    [Fact]
    public async Task Several_topics_come_one_by_one()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await using var listener = Store.ListenAsync(patience.Token).GetAsyncEnumerator(patience.Token);

        await HearAsync(listener, [World.Name("publications"), World.Channel], patience.Token);
    }

    [Fact]
    public async Task A_topic_may_carry_so_much_and_comes_whole()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await using var listener = Store.ListenAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        string[] topics = [.. Enumerable.Range(0, 3).Select(place => World.Name($"{place}:").PadRight(7_000, '.'))];

        await HearAsync(listener, topics, patience.Token);
    }

    [Fact]
    public async Task Nobody_needs_to_listen() => await Store.SignalAsync([World.Channel], default);

    [Fact]
    public async Task Listening_ends_when_it_is_no_longer_wanted()
    {
        using var stop = new CancellationTokenSource();
        var listening = Listen();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);

        async Task Listen()
        {
            await foreach (var topic in Store.ListenAsync(stop.Token))
            {
                topic.Should().NotBeNull();
            }
        }
    }

    [Fact]
    public async Task An_append_is_told_with_its_commit_or_left_to_whoever_appended()
    {
        var (topic, commits) = (World.Name("stored"), Store as ICommitSignals);
        commits?.SignalWithCommits((stored, _) => stored.Any(one => one.Users.Any(user => user.UserId == World.Ann)) ? [topic] : []);
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        await using var listener = Store.ListenAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        do
        {
            var next = listener.MoveNextAsync().AsTask();
            while (!next.IsCompleted)
            {
                var answer = (await Store.AppendAsync([new AppendRequest(World.Publication(), [World.Ann])], World.Route(), World.Start, patience.Token))[0];
                (answer.Signalled && commits is null).Should().BeFalse("nobody asked it to, and who appended now tells nobody");
                await (answer.Signalled ? Task.CompletedTask : Store.SignalAsync([topic], patience.Token));
                await Task.Yield();
            }

            (await next).Should().BeTrue();
        }
        while (listener.Current != topic);
    }

    // A listener may need a moment to be heard of; until then signals are lost, which is allowed. It may also hear what others
    // signalled: a topic too many costs a look, never more.
    private async Task HearAsync(IAsyncEnumerator<string> listener, string[] topics, CancellationToken cancellationToken)
    {
        var awaited = topics.ToHashSet();
        while (awaited.Count > 0)
        {
            var next = listener.MoveNextAsync().AsTask();
            while (!next.IsCompleted)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Store.SignalAsync(topics, cancellationToken);
                await Task.Yield();
            }

            (await next).Should().BeTrue();
            awaited.Remove(listener.Current);
        }
    }
}
