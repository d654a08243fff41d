using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

public abstract class DeliveryJourney(IJourneyStore store) : JourneyContract(store)
{
    [Fact]
    public async Task What_is_published_is_decided_stored_and_delivered_once()
    {
        var host = await Start();
        var result = await host.Fill("BTC/USD", "anna");

        var sent = await Pager.Next();
        await host.Written();
        (sent.UserId, sent.Address, sent.Content.Text, sent.Attempt).Should().Be(("anna", Canary.Token("anna"), "BTC/USD filled", 1));
        result.State.Should().Be(PublishState.Routed);
        result.Users.Should().ContainSingle().Which.Channels.Select(channel => (channel.Channel, channel.Verdict))
            .Should().Equal(("inapp", Verdict.Deliver), ("pager", Verdict.Deliver));
        var inbox = await host.Get<IInbox>().ListAsync("anna", new InboxQuery(), Time.GetUtcNow(), default);
        inbox.Items.Should().ContainSingle().Which.Id.Should().Be(result.Users[0].ItemId);
        Pager.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task A_failed_attempt_is_tried_again_at_once_then_ever_later_under_the_same_key()
    {
        Pager.Answer = (delivery, _) => Task.FromResult(delivery.Attempt < 4 ? DeliveryResult.Transient("down") : DeliveryResult.Delivered("ref"));
        var host = await Start();
        await host.Fill("BTC/USD", "anna");

        var calls = await Pager.Next(2);
        (await host.Written(2)).Should().Equal(CompletionState.RetryAt, CompletionState.RetryAt);
        await Pass(TimeSpan.FromSeconds(1.3));
        calls.Add(await Pager.Next());
        await host.Written();
        await Pass(TimeSpan.FromSeconds(2.6));
        calls.Add(await Pager.Next());

        (await host.Written()).Should().Equal(CompletionState.Delivered);
        calls.Select(call => call.Attempt).Should().Equal(1, 2, 3, 4);
        calls.Select(call => call.IdempotencyKey).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_refused_for_good_is_a_dead_letter_and_arrives_when_replayed()
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Permanent("not in use"));
        var host = await Start();
        await host.Fill("BTC/USD", "anna");
        var refused = await Pager.Next();
        await host.Written();

        var letters = host.Get<IDeadLetters>();
        var letter = (await letters.ListDeadLettersAsync(new DeadLetterFilter(), 10, null, default)).Items.Should().ContainSingle().Which;
        (letter.UserId, letter.Cause).Should().Be(("anna", "not in use"));
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered());
        await letters.ReplayAsync(new DeadLetterFilter(), new ReplayPace(10, 60), new AuditFact("op", "replay", "all", "asked"), Time.GetUtcNow(), default);

        (await Pager.Next()).IdempotencyKey.Should().Be(refused.IdempotencyKey);
        (await host.Written()).Should().Equal(CompletionState.Delivered);
    }

    [Fact]
    public async Task A_provider_that_names_a_time_is_left_alone_until_then_and_no_attempt_is_counted()
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.ThrottledUntil(Time.GetUtcNow().AddMinutes(5)));
        var host = await Start();
        await host.Fill("BTC/USD", "anna");
        await Pager.Next();
        (await host.Written()).Should().Equal(CompletionState.Deferred);

        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered());
        await Pass(TimeSpan.FromMinutes(5));
        (await Pager.Next()).Attempt.Should().Be(1);
    }

    [Fact]
    public async Task An_address_that_is_gone_is_not_used_again()
    {
        var host = await Start();
        host.People["anna"] = [];
        var contact = await host.Settings.PutContactAsync("anna", new HostContact("pager", Canary.Token("old")), new Evidence(Noon, "settings page"));
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.AddressExpired("unregistered"));
        await host.Fill("BTC/USD", "anna");
        (await Pager.Next()).Address.Should().Be(Canary.Token("old"));
        (await host.Written()).Should().Equal(CompletionState.Dead);

        contact.Should().NotBe(Guid.Empty);
        await Unreachable(host, "anna");
        await Pass(TimeSpan.FromSeconds(2));
        var second = await host.Fill("ETH/USD", "anna");
        second.Users[0].Channels[1].Verdict.Should().Be(Verdict.Suppress);
    }

    [Fact]
    public async Task An_address_of_the_hosts_that_is_gone_is_not_used_again_while_the_host_still_names_it()
    {
        var host = await Start();
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.AddressExpired("unregistered"));
        await host.Fill("BTC/USD", "anna");
        (await Pager.Next()).Address.Should().Be(Canary.Token("anna"));
        (await host.Written()).Should().Equal(CompletionState.Dead);
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered());

        await host.Audited("contact_expired");
        await Pass(TimeSpan.FromSeconds(1));
        var second = await host.Fill("ETH/USD", "anna");

        second.Users[0].Channels[1].Verdict.Should().Be(Verdict.Suppress);
        host.People["anna"] = [new HostContact("pager", Canary.Token("new anna"))];
        await Pass(TimeSpan.FromSeconds(1));
        await host.Fill("SOL/USD", "anna");
        (await Pager.Next()).Address.Should().Be(Canary.Token("new anna"));
    }

    [Fact]
    public async Task What_waits_for_a_failure_for_good_goes_out_at_once_over_another_channel()
    {
        var backup = new Pager("backup");
        var host = await Start(builder => builder.AddChannel(backup));
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Permanent("not in use"));
        host.People["anna"] = [new HostContact("pager", Canary.Token("p")), new HostContact("backup", Canary.Token("b"))];
        var sample = await host.Fill("BTC/USD", "anna", null, "inapp");
        var publication = (await host.Get<IPublications>().FindPublicationAsync(sample.PublicationId, default))! with { Id = Guid.NewGuid(), DedupeKey = "second" };
        NewDelivery Over(string channel, string target, Guid id) => new()
        {
            Id = id,
            Channel = channel,
            TargetId = new Guid(host.Get<IContactProtector>().Hash(channel, target).AsSpan(0, 16)),
            DueAt = Noon,
            Priority = Priority.Normal,
            Turn = Noon,
        };
        var first = Over("pager", Canary.Token("p"), Guid.NewGuid());
        var second = Over("backup", Canary.Token("b"), Guid.NewGuid()) with { Condition = new DeliveryCondition(UnlessRead: false, first.Id) };
        await host.Get<IPublications>().AppendAsync(
            [new AppendRequest(publication, ["anna"])],
            (p, state) => new RoutedUser(
                new InboxItem
                {
                    Id = Guid.NewGuid(),
                    PublicationId = p.Id,
                    UserId = "anna",
                    Notification = new Notification { Type = "order_filled", Title = "Filled", Channels = ["pager", "backup"] },
                    Priority = Priority.Normal,
                    Listed = true,
                    Decisions = [],
                    CreatedAt = Noon,
                },
                [first, second],
                state.Activity),
            Noon,
            default);

        var began = TimeProvider.System.GetTimestamp();
        while (Pager.Calls.Count == 0)
        {
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromMinutes(3));
            await Pass(TimeSpan.FromSeconds(1));
        }

        (await backup.Next()).Address.Should().Be(Canary.Token("b"));
    }

    [Fact]
    public async Task Five_failures_in_a_row_rest_the_channel_then_one_is_let_through_to_see()
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Transient("down"));
        var host = await Start(pager: options => options.Concurrency = 1);
        for (var i = 0; i < 20; i++)
        {
            await host.Fill($"S{i}", $"u{i}");
        }

        await Pager.Next(5);
        await host.Written(5);
        await Pass(TimeSpan.FromSeconds(59));
        Pager.Calls.Should().HaveCount(5);

        await Pass(TimeSpan.FromSeconds(1) + Tick);
        await Pager.Next();
        await host.Written();
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered());
        await Pass(TimeSpan.FromSeconds(60) + Tick);
        await Pager.Next(20);
        (await host.Written(20)).Should().AllBeEquivalentTo(CompletionState.Delivered);
    }

    // The address is removed beside the writing of completions, not before it.
    private static async Task Unreachable(JourneyHost host, string userId)
    {
        var pager = new Notification { Type = "order_filled", Title = "BTC/USD filled", Channels = ["pager"] };
        while ((await host.Notifier.ExplainAsync(pager, userId)).Channels[1].Decision.Verdict != Verdict.Suppress)
        {
            await Task.Yield();
        }
    }
}
