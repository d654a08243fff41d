using System.Transactions;
using LenNotify.Storage;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class ConnectionTests : TwoNodes
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task The_store_takes_no_part_in_a_transaction_of_the_callers()
    {
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await One.Item();
        }

        (await One.StateOf(One.Ann)).Sequence.Should().Be(1, "the caller's scope was never completed, and is none of ours");
    }

    [Fact]
    public async Task What_fails_half_way_leaves_a_connection_that_serves_the_next()
    {
        for (var round = 0; round < 30; round++)
        {
            var append = () => One.Append(One.Publication(), (_, _) => throw new InvalidDataException(), One.Ann);
            await append.Should().ThrowAsync<InvalidDataException>();
        }

        (await One.Item()).Sequence.Should().Be(1);
    }

    [Fact]
    public async Task A_cancelled_append_leaves_nothing_behind()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var append = () => One.Store.AppendAsync([new AppendRequest(One.Publication(), [One.Ann])], One.Route(), World.Start, cancelled.Token);

        await append.Should().ThrowAsync<OperationCanceledException>();
        (await One.StateOf(One.Ann)).Sequence.Should().Be(0);
    }

    [Fact]
    public async Task More_topics_than_one_notification_holds_are_all_heard_on_another_node()
    {
        string[] topics = [.. Enumerable.Range(0, 400).Select(number => One.Name($"a-topic-with-a-rather-long-name-{number}"))];
        using var patience = new CancellationTokenSource(Patience);
        var awaited = topics.ToHashSet();

        await ListenAsync(topics, topic => awaited.Remove(topic) && awaited.Count == 0, patience.Token);

        awaited.Should().BeEmpty();
    }

    [Fact]
    public async Task A_listener_whose_connection_is_lost_listens_again()
    {
        using var patience = new CancellationTokenSource(Patience);
        var heard = 0;

        await ListenAsync(
            [One.Channel],
            _ =>
            {
                heard++;
                if (heard == 1)
                {
                    CutListeners();
                }

                return heard > 1;
            },
            patience.Token);

        heard.Should().Be(2);
    }

    // Signals on one node until the other has heard enough.
    private async Task ListenAsync(string[] topics, Func<string, bool> isEnough, CancellationToken cancellationToken)
    {
        await using var listener = Other.Store.ListenAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (var enough = false; !enough;)
        {
            var next = listener.MoveNextAsync().AsTask();
            while (!next.IsCompleted)
            {
                await One.Store.SignalAsync(topics, cancellationToken);
                await Task.Yield();
            }

            (await next).Should().BeTrue();
            enough = isEnough(listener.Current);
        }
    }

    private void CutListeners()
    {
        using var source = NpgsqlDataSource.Create(Stores.ConnectionString);
        using var command = source.CreateCommand(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'");
        command.ExecuteScalar().Should().BeOfType<long>().Which.Should().BePositive();
    }
}
