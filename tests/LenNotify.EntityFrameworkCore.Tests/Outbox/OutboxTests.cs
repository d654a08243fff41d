using System.Transactions;
using LenNotify.Storage;
using LenNotify.Tests.Journey;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class OutboxTests : OutboxJourney
{
    [Fact]
    public async Task What_was_saved_is_delivered_though_no_poll_comes()
    {
        await using var db = Context();
        var id = await Sell(db, 1);
        await db.SaveChangesAsync();

        (await Pager.Next()).Notifications[0].Title.Should().Be("Order 1");
        (await Host.Get<IPublications>().FindPublicationAsync(id, default)).Should().NotBeNull();
        (await DeliveredAsync()).Should().Equal("Order 1");
        (await ListedAsync()).Should().Equal("Order 1");
        (await CountAsync("lennotify_outbox")).Should().Be(0);
        db.ChangeTracker.Entries().Should().ContainSingle("what was saved of ours is not kept").Which.Entity.Should().BeOfType<Order>();
    }

    [Fact]
    public async Task What_was_saved_for_one_person_waits_for_no_segment_that_is_slow_to_tell()
    {
        Host.People.Gate = new TaskCompletionSource().Task;
        for (var i = 0; i < 9; i++)
        {
            await Host.Fill($"S{i}", Audience.Of("everyone"));
        }

        await using var db = Context();
        await Sell(db, 1);
        await db.SaveChangesAsync();

        (await Pager.Next()).Notifications[0].Title.Should().Be("Order 1");
        (await ListedAsync()).Should().Equal("Order 1");
    }

    [Fact]
    public async Task Saving_without_async_does_the_same()
    {
        using var db = Context();
        await Sell(db, 1);
        db.SaveChanges();

        (await DeliveredAsync()).Should().Equal("Order 1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_transaction_of_the_hosts_nothing_is_known_of_it_before_the_commit(bool commit)
    {
        await using var db = Context();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Sell(db, 1);
        await db.SaveChangesAsync();
        await Sell(db, 2);
        await db.SaveChangesAsync();

        (await DeliveredAsync()).Should().BeEmpty();
        (await CountAsync("lennotify_publications")).Should().Be(0);
        await (commit ? transaction.CommitAsync() : transaction.RollbackAsync());

        (await DeliveredAsync()).Should().BeEquivalentTo(commit ? ["Order 1", "Order 2"] : Array.Empty<string>());
        (await CountAsync("lennotify_outbox") + await CountAsync("lennotify_publications")).Should().Be(commit ? 2 : 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transaction_without_async_does_the_same(bool commit)
    {
        using var db = Context();
        using (var transaction = db.Database.BeginTransaction())
        {
            await Sell(db, 1);
            db.SaveChanges();
            if (commit)
            {
                transaction.Commit();
            }
        }

        (await DeliveredAsync()).Should().HaveCount(commit ? 1 : 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_ambient_transaction_decides_as_well(bool complete)
    {
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await using var db = Context();
            await Sell(db, 1);
            await db.SaveChangesAsync();
            (await DeliveredAsync()).Should().BeEmpty();
            if (complete)
            {
                scope.Complete();
            }
        }

        (await DeliveredAsync()).Should().HaveCount(complete ? 1 : 0);
    }

    [Fact]
    public async Task A_transaction_that_two_contexts_share_wakes_for_both_of_them()
    {
        await using var db = Context();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using var other = new StallDb(SharedOptions(db));
        await other.Database.UseTransactionAsync(transaction.GetDbTransaction());
        await Sell(other, 1);
        await other.SaveChangesAsync();
        await transaction.CommitAsync();

        (await DeliveredAsync()).Should().Equal("Order 1");
    }

    [Fact]
    public async Task A_transaction_that_was_left_open_on_a_connection_wakes_nobody_when_the_next_one_commits()
    {
        await using (var db = Context())
        {
            await db.Database.BeginTransactionAsync();
            await Sell(db, 1);
            await db.SaveChangesAsync();
        }

        await using var next = Context();
        await using var transaction = await next.Database.BeginTransactionAsync();
        next.Add(new Order { Id = 2 });
        await next.SaveChangesAsync();
        Statements.Clear();
        await transaction.CommitAsync();

        (await DeliveredAsync()).Should().BeEmpty();
        Host.Get<FanOutBell>().Next.Should().BeNull();
    }

    [Fact]
    public async Task What_is_saved_again_after_a_failure_is_there_once()
    {
        await ExecuteAsync("INSERT INTO \"Orders\" VALUES (1)");
        await using var db = Context();
        await Sell(db, 1);
        await db.Awaiting(it => it.SaveChangesAsync()).Should().ThrowAsync<DbUpdateException>();
        (await DeliveredAsync()).Should().BeEmpty();

        await ExecuteAsync("DELETE FROM \"Orders\"");
        await db.SaveChangesAsync();

        (await DeliveredAsync()).Should().Equal("Order 1");
    }

    [Fact]
    public async Task What_is_saved_twice_because_nobody_knew_of_the_first_commit_is_delivered_once()
    {
        await using var db = Context();
        await Tell(db, "Once");
        for (var tries = 0; tries < 2; tries++)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.SaveChangesAsync(acceptAllChangesOnSuccess: false);
            await transaction.CommitAsync();
            await Host.Rested();
        }

        db.ChangeTracker.AcceptAllChanges();
        (await DeliveredAsync()).Should().Equal("Once");
        (await ListedAsync()).Should().Equal("Once");
    }

    [Fact]
    public async Task What_is_due_later_takes_its_key_now_and_comes_then()
    {
        await using var db = Context();
        await db.PublishAsync(Word("Later"), "anna", new PublishOptions { DeliverAt = Time.GetUtcNow().AddHours(3) });
        await db.SaveChangesAsync();
        (await DeliveredAsync()).Should().BeEmpty();
        (await CountAsync("lennotify_publications")).Should().Be(1);

        Time.Pass(TimeSpan.FromHours(3) + TimeSpan.FromMilliseconds(1));

        (await Pager.Next()).Notifications[0].Title.Should().Be("Later");
    }

    [Fact]
    public async Task A_hundred_publications_of_one_save_are_all_delivered()
    {
        await using var db = Context();
        for (var i = 0; i < 300; i++)
        {
            await Tell(db, $"W{i}", user: $"u{i % 7}");
        }

        await db.SaveChangesAsync();

        (await DeliveredAsync()).Should().BeEquivalentTo(Enumerable.Range(0, 300).Select(i => $"W{i}"));
    }

    [Fact]
    public async Task The_host_pays_one_insert_and_nothing_else()
    {
        await using var db = Context();
        Statements.Clear();
        await Tell(db, "One");
        await db.SaveChangesAsync();

        Statements.Should().ContainSingle().Which.Should().Contain("INSERT INTO lennotify_outbox").And.NotContain("pg_notify").And.NotContain("SELECT");
    }

    [Fact]
    public async Task A_record_of_the_hosts_own_is_published_as_the_notifier_publishes_it()
    {
        await using var db = Context();
        await db.PublishAsync(new Shipped("crate"), "anna", CancellationToken.None);
        await db.PublishAsync(Word("Plain"), "anna", CancellationToken.None);
        await db.SaveChangesAsync();

        await DeliveredAsync();
        (await ListedAsync()).Should().BeEquivalentTo("crate shipped", "Plain");
    }

    private static DbContextOptions<StallDb> SharedOptions(StallDb db) =>
        new DbContextOptionsBuilder<StallDb>((DbContextOptions<StallDb>)db.GetService<IDbContextOptions>()).UseNpgsql(db.Database.GetDbConnection()).Options;

    private sealed record Shipped(string What) : INotification
    {
        public static string TypeName => "shipped";

        public string Title => $"{What} shipped";
    }
}
