using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 7: why, what people did, and the record.
public abstract partial class NotificationStoreContract
{
    [Fact]
    public async Task An_item_that_is_unknown_or_anothers_has_no_history()
    {
        var item = await World.Item();

        (await Store.WhyAsync(World.Ann, item.Id, default))!.Item.Should().BeEquivalentTo(new { item.Id, item.Sequence, item.UserId });
        (await Store.WhyAsync(World.Bob, item.Id, default)).Should().BeNull();
        (await Store.WhyAsync(World.Ann, World.IdOf(3), default)).Should().BeNull();
    }

    [Fact]
    public async Task Attempts_of_all_deliveries_that_carried_an_item_are_told_oldest_first()
    {
        var (first, second) = (World.Sms(), World.Sms(due: 20));
        var item = (await World.Append(World.Publication(), World.Route(deliveries: _ => [first, second]), World.Ann)).Users[0].Routed.Item;
        await World.Claim();
        await World.Complete(first.Id, CompletionState.RetryAt, at: 1, again: 10);
        await World.Claim(at: 10);
        await World.Complete(first.Id, CompletionState.Delivered, at: 11);
        await World.Claim(at: 20);
        await World.Complete(second.Id, CompletionState.Dead, at: 21);

        (await World.Why(item)).Attempts.Should().Equal(
            new AttemptEntry(first.Id, World.Channel, 1, World.At(0), World.At(1), CompletionState.RetryAt, "down"),
            new AttemptEntry(first.Id, World.Channel, 2, World.At(10), World.At(11), CompletionState.Delivered, null),
            new AttemptEntry(second.Id, World.Channel, 1, World.At(20), World.At(21), CompletionState.Dead, "down"));
    }

    [Fact]
    public async Task Every_member_of_a_bundle_knows_its_attempts()
    {
        var delivery = World.Sms(join: "g");
        var items = new[] { await World.Queued(delivery), await World.Queued(World.Sms(join: "g")) };
        await World.Claim();
        await World.Complete(delivery.Id, CompletionState.Delivered);

        foreach (var item in items)
        {
            (await World.Why(item)).Attempts.Should().ContainSingle().Which.DeliveryId.Should().Be(delivery.Id);
        }
    }

    [Fact]
    public async Task Engagement_is_summed_up_by_type_and_repeats_count_once()
    {
        var items = new[] { await World.Item(), await World.Item(), await World.Item(World.Bob) };
        var (id, _) = await World.Started(user: World.Bob);
        await World.Complete(id, CompletionState.Delivered);
        Engagement[] twice =
        [
            new(items[0].Id, EngagementKind.Opened, World.Channel),
            new(items[0].Id, EngagementKind.Opened, World.Channel),
            new(items[0].Id, EngagementKind.Clicked, World.Channel, "buy"),
            new(items[0].Id, EngagementKind.Clicked, World.Channel, "sell"),
            new(items[2].Id, EngagementKind.Clicked, World.Channel),
        ];
        await Store.RecordAsync(World.Ann, twice, World.At(5), default);
        await Store.RecordAsync(World.Ann, twice, World.At(6), default);
        await Store.RecordAsync(World.Bob, [new Engagement(items[2].Id, EngagementKind.Opened, "email")], World.At(7), default);
        await Store.MarkAsync(World.Ann, [items[0].Id], ItemMark.Read, World.At(10), default);
        await Store.MarkAsync(World.Ann, [items[1].Id], ItemMark.Read, World.At(30), default);
        await Store.MarkAsync(World.Bob, [items[2].Id], ItemMark.Dismissed, World.At(9), default);

        var summary = (await Store.SummariseAsync(null, World.Start, World.At(100), default)).Should().ContainSingle().Which;

        summary.Should().BeEquivalentTo(new { World.Type, Sent = 4L, Delivered = 1L, Opened = 2L, Clicked = 1L, Dismissed = 1L });
        summary.MedianTimeToRead.Should().NotBeNull().And.BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(10)).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Summaries_are_by_type_and_of_the_asked_time_only()
    {
        await World.Append(World.Publication(type: World.Name("other")), World.Route(), World.Ann);
        await World.Item();

        (await Store.SummariseAsync(null, World.Start, World.At(1), default)).Select(summary => (summary.Type, summary.Sent, summary.MedianTimeToRead))
            .Should().BeEquivalentTo([(World.Type, 1L, (TimeSpan?)null), (World.Name("other"), 1L, null)]);
        (await Store.SummariseAsync(null, World.At(-9), World.Start, default)).Should().BeEmpty();
        (await Store.SummariseAsync(null, World.At(1), World.At(9), default)).Should().BeEmpty();
    }

    [Fact]
    public async Task Facts_are_listed_newest_first_in_pages_by_who_what_and_whom()
    {
        for (var number = 0; number < 5; number++)
        {
            await Store.PutDocumentAsync(
                new StoredDocument(new DocumentKey("kind", World.Ann, $"{number}"), 0, "{}"),
                World.Fact(number == 1 ? "other" : "saved", $"t{number}"),
                World.At(number),
                default);
        }

        var query = new AuditQuery { Limit = 2, Actor = World.Name("operator"), Action = "saved" };
        var first = await Store.AuditAsync(query, default);
        var second = await Store.AuditAsync(query with { Cursor = first.Next }, default);

        first.Items.Concat(second.Items).Select(entry => (entry.Fact.Target, entry.At)).Should().Equal(
            ("t4", World.At(4)), ("t3", World.At(3)), ("t2", World.At(2)), ("t0", World.At(0)));
        second.Next.Should().BeNull();
        (await Store.AuditAsync(new AuditQuery { Target = "t1", Actor = World.Name("operator") }, default)).Items.Should().ContainSingle()
            .Which.Fact.Should().Be(World.Fact("other", "t1"));
        (await Store.AuditAsync(new AuditQuery { Actor = "nobody" }, default)).Items.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0, null, "limit")]
    [InlineData(101, null, "limit")]
    [InlineData(1, "x", "cursor")]
    public async Task A_question_to_the_record_that_is_not_allowed_names_its_field(int limit, string? cursor, string field)
    {
        var ask = () => Store.AuditAsync(new AuditQuery { Limit = limit, Cursor = cursor }, default);
        (await ask.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().ContainSingle().Which.Field.Should().Be(field);
    }
}
