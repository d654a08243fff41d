using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

public abstract class PeopleJourney(IJourneyStore store) : JourneyContract(store)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Someone_whose_addresses_cannot_be_read_is_named_in_the_answer_and_reached_when_they_can()
    {
        var host = await Start();
        host.People.Trouble = user => user == "anna" ? new InvalidOperationException("the directory is down") : null;
        var result = await host.Fill("BTC/USD", Audience.Users("anna", "bob"));

        (await Pager.Next()).UserId.Should().Be("bob");
        result.Users[0].Channels.Should().Equal(
            new StoredDecision("inapp", Verdict.Deliver, Reason.Routed, null, false),
            new StoredDecision("pager", Verdict.Hold, Reason.PersonUnavailable, Noon.AddMinutes(1), false));
        result.Counts.Should().Equal(new Dictionary<Verdict, int> { [Verdict.Deliver] = 3, [Verdict.Hold] = 1 });
        (await host.Get<IInbox>().ListAsync("anna", new InboxQuery(), Noon, default)).Items.Should().ContainSingle();

        host.People.Trouble = _ => null;
        await host.Written();
        await Pass(Minute + Tick);
        var late = await Pager.Next();
        (late.UserId, late.Address).Should().Be(("anna", Canary.Token("anna")));
        (await host.Written()).Should().Equal(CompletionState.Delivered);
    }

    [Fact]
    public async Task Someone_whose_preferences_cannot_be_read_holds_up_nobody_of_a_segment_and_is_judged_by_them_when_they_can()
    {
        var host = await Start();
        await Break(host, "u7", "u8");
        host.People.Segment = [.. Enumerable.Range(0, 600).Select(i => $"u{i}")];
        await host.Fill("BTC/USD", Audience.Of("traders"));

        (await Pager.Next(598)).Select(call => call.UserId).Should().NotContain(["u7", "u8"]);
        await host.Written(598);
        var item = (await host.Get<IInbox>().ListAsync("u7", new InboxQuery(), Noon, default)).Items.Should().ContainSingle().Which;
        item.Decisions.Select(decision => (decision.Verdict, decision.Reason, decision.Silent)).Should().Equal(
            (Verdict.Deliver, Reason.PersonUnavailable, true), (Verdict.Hold, Reason.PersonUnavailable, false));

        await Mend(host, "u7", new Preferences { Types = new Dictionary<string, TypePreference> { ["order_filled"] = new() { Enabled = false } } });
        await Mend(host, "u8", new Preferences());
        await Pass(Minute + Tick);
        (await Pager.Next()).UserId.Should().Be("u8", "the other turned the type off");
        await host.Written();
        (await host.Get<IHistory>().WhyAsync("u7", item.Id, default))!.Rulings.Should().ContainSingle().Which.Decision.Reason.Should().Be(Reason.TypeDisabled);
    }

    [Fact]
    public async Task A_stop_for_an_address_that_only_the_host_holds_beats_everything()
    {
        var host = await Start();
        await Stop(host, Canary.Token("anna"));

        var critical = await host.Notifier.PublishAsync(
            new Notification { Type = "risk", Title = "Margin call", Priority = Priority.Critical, Channels = ["inapp", "pager"] }, Audience.Users("anna", "bob"));

        critical.Users[0].Channels[1].Should().Be(new StoredDecision("pager", Verdict.Suppress, Reason.OptedOut, null, false));
        (await Pager.Next()).UserId.Should().Be("bob");
    }

    [Fact]
    public async Task A_stop_that_comes_before_the_next_attempt_ends_the_delivery()
    {
        var host = await Start();
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.ThrottledUntil(Time.GetUtcNow().AddMinutes(1)));
        var result = await host.Fill("BTC/USD", "anna");
        await Pager.Next();
        await host.Written();

        await Stop(host, Canary.Token("anna"));
        await Pass(Minute);
        var began = TimeProvider.System.GetTimestamp();
        while ((await host.Get<IHistory>().WhyAsync("anna", result.Users[0].ItemId, default))!.Rulings is not [{ Decision.Reason: Reason.OptedOut }])
        {
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromMinutes(3));
            await Pass(Second);
        }

        Pager.Calls.Should().ContainSingle();
    }

    private static Task<IReadOnlyList<string>> Stop(JourneyHost host, string address) => host.Get<IContacts>().SuppressAsync(
        "pager",
        host.Get<IContactProtector>().Hash("pager", address),
        new Suppression(SuppressionCause.OptOut, new Evidence(Noon, "inbound STOP")),
        new AuditFact("anna", "stopped", "pager", "stored"),
        Noon,
        default);

    private static async Task Break(JourneyHost host, params string[] users)
    {
        foreach (var user in users)
        {
            await host.Get<IDocuments>().PutDocumentAsync(
                new StoredDocument(new DocumentKey("preferences", user, ""), 0, """{"time_zone": 7}"""), new AuditFact("op", "imported", user, "stored"), Noon, default);
        }
    }

    private static async Task Mend(JourneyHost host, string user, Preferences preferences)
    {
        var key = new DocumentKey("preferences", user, "");
        var broken = await host.Get<IDocuments>().GetDocumentAsync(key, default);
        await host.Get<IDocuments>().PutDocumentAsync(broken! with { Json = preferences.ToJson() }, new AuditFact("op", "mended", user, "stored"), Noon, default);
    }
}
