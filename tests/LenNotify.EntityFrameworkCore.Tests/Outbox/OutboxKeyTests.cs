using System.Data;
using LenNotify.Storage;
using LenNotify.Tests.Journey;
using Microsoft.EntityFrameworkCore;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>Dedupe keys are taken after the commit: no transaction of the host's waits or fails for them.</summary>
public sealed class OutboxKeyTests : OutboxJourney
{
    [Fact]
    public async Task While_a_host_keeps_its_transaction_open_for_two_seconds_others_publish_the_same_key()
    {
        await using var slow = Context();
        await using var transaction = await slow.Database.BeginTransactionAsync();
        await Tell(slow, "Filled", "fill-7");
        await slow.SaveChangesAsync();
        var open = slow.Database.ExecuteSqlRawAsync("SELECT pg_sleep(2)");

        var other = await StartAsync();
        await using (var quick = Context(other))
        {
            await Tell(quick, "Filled", "fill-7");
            await quick.SaveChangesAsync();
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => other.Notifier.PublishAsync(
            Word("Filled"), "anna", new PublishOptions { DedupeKey = "fill-7" })));
        open.IsCompleted.Should().BeFalse("nobody waited for the transaction");
        answers.Select(answer => answer.PublicationId).Distinct().Should().ContainSingle();

        await open;
        await transaction.CommitAsync();
        (await DeliveredAsync()).Should().Equal("Filled");
        (await ListedAsync()).Should().Equal("Filled");
    }

    [Theory]
    [InlineData(IsolationLevel.ReadCommitted)]
    [InlineData(IsolationLevel.RepeatableRead)]
    [InlineData(IsolationLevel.Serializable)]
    public async Task Two_hosts_that_publish_the_same_keys_in_opposite_order_both_commit(IsolationLevel isolation)
    {
        await using var one = Context();
        await using var other = Context(await StartAsync());
        await using var first = await one.Database.BeginTransactionAsync(isolation);
        await using var second = await other.Database.BeginTransactionAsync(isolation);

        // Each has seen the database before the other writes.
        await one.Orders.CountAsync();
        await other.Orders.CountAsync();
        foreach (var (db, number) in new[] { (one, 1), (other, 2), (one, 2), (other, 1) })
        {
            await Tell(db, $"Fill {number}", $"fill-{number}");
            await db.SaveChangesAsync();
        }

        await second.CommitAsync();
        await first.CommitAsync();

        (await DeliveredAsync()).Should().BeEquivalentTo("Fill 1", "Fill 2");
        (await ListedAsync()).Should().BeEquivalentTo("Fill 1", "Fill 2");
    }

    [Fact]
    public async Task The_same_key_twice_in_one_transaction_is_one_publication()
    {
        await using var db = Context();
        var first = await Tell(db, "Filled", "k");
        var second = await Tell(db, "Filled", "k");
        await db.SaveChangesAsync();

        (await DeliveredAsync()).Should().Equal("Filled");
        (await Host.Get<IPublications>().FindPublicationAsync(first, default)).Should().NotBeNull();
        (await Host.Get<IPublications>().FindPublicationAsync(second, default)).Should().BeNull();
        (await ConflictsAsync()).Should().BeEmpty("it was the same");
    }

    [Fact]
    public async Task A_key_that_the_notifier_took_is_not_delivered_again()
    {
        await Host.Notifier.PublishAsync(Word("Filled"), "anna", new PublishOptions { DedupeKey = "k" });
        await using var db = Context();
        await Tell(db, "Filled", "k");
        await db.SaveChangesAsync();

        (await DeliveredAsync()).Should().Equal("Filled");
        (await ConflictsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Another_notification_under_a_key_that_was_taken_is_dropped_and_never_in_silence()
    {
        var logs = new JourneyLogs();
        var host = await StartAsync(builder => logs.AddTo(builder.Services));
        using var metrics = new JourneyMetrics(host);
        await Host.KillAsync();
        var first = (await host.Notifier.PublishAsync(Word("Filled"), "anna", new PublishOptions { DedupeKey = "k" })).PublicationId;
        await using var db = Context(host);
        db.Add(new Order { Id = 1 });
        var dropped = await Tell(db, "Something else", "k");
        await db.SaveChangesAsync();

        await host.Rested();
        (await DeliveredAsync()).Should().Equal("Filled");
        (await CountAsync("\"Orders\"")).Should().Be(1, "the host's transaction does not fail because of us");
        (await ConflictsAsync()).Should().ContainSingle().Which.Fact.Should().BeEquivalentTo(
            new { Actor = "producer:host", Target = dropped.ToString(), Outcome = $"dropped; key 'k' is of {first}" });
        metrics.Sum("notifications.conflicts", "order_filled").Should().Be(1);
        logs.Lines.Should().ContainSingle(line => line.Contains(" 3008 ")).Which.Should().StartWith("Error").And.Contain($"{first}");
    }

    [Fact]
    public async Task Whoever_is_erased_is_also_found_where_nothing_was_collected_yet()
    {
        await Host.StopAsync();
        await using var db = Context();
        await Tell(db, "Private", user: "anna");
        await db.PublishAsync(Word("Shared"), Audience.Users("anna", "bob"));
        await db.SaveChangesAsync();

        await Host.Get<IUserData>().EraseAsync("anna", "operator");

        (await CountAsync("lennotify_outbox")).Should().Be(0);
        (await ExecuteAsync("SELECT count(*) FROM lennotify_publications WHERE audience LIKE '%anna%'")).Should().Be(0);
        (await CountAsync("lennotify_publications")).Should().Be(1);
    }

    private async Task<IReadOnlyList<AuditEntry>> ConflictsAsync() =>
        (await Host.Get<IHistory>().AuditAsync(new AuditQuery { Action = "publication_conflict" }, default)).Items;
}
