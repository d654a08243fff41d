using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>Escalations and fallbacks: stored with the item, judged again when due.</summary>
public abstract class FollowUpJourney(IJourneyStore store) : SteppedJourney(store)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private Pager Sms { get; } = new("sms");

    [Fact]
    public async Task What_is_not_read_in_time_escalates()
    {
        var host = await StartEscalating();
        var result = await Publish(host);
        result.Users[0].Channels.Should().ContainEquivalentOf(new StoredDecision("sms", Verdict.Hold, Reason.Escalation, Noon + Quarter, false));
        await Paged(host);

        await Pass(Quarter - Tick);
        Sms.Calls.Should().BeEmpty();
        (await Comes(Sms)).Notifications.Should().ContainSingle().Which.Title.Should().Be("BTC/USD filled");
        Time.GetUtcNow().Should().BeOnOrAfter(Noon + Quarter);
        (await Ended(host)).Should().Be(CompletionState.Delivered);
    }

    [Theory]
    [InlineData(ItemMark.Read)]
    [InlineData(ItemMark.Dismissed)]
    public async Task What_is_read_on_another_node_a_millisecond_before_does_not_escalate(ItemMark mark)
    {
        var (host, other) = (await StartEscalating(), await StartEscalating());
        var result = await Publish(host);
        await Paged();
        await Pass(Quarter - Tick);
        await other.Get<IInbox>().MarkAsync("anna", [result.Users[0].ItemId], mark, Time.GetUtcNow(), default);

        await Publish(host, "bob");
        await Paged();
        await Pass(Quarter + Tick);
        (await Comes(Sms)).UserId.Should().Be("bob");
        await RuledAway(host, result, Reason.AlreadyRead);
        Sms.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task An_escalation_survives_the_process_that_published()
    {
        var first = await StartEscalating();
        await Publish(first);
        await Paged(first);
        await first.KillAsync();
        var second = await StartEscalating();

        await Pass(Quarter + Tick);
        (await Comes(Sms)).UserId.Should().Be("anna");
        (await Ended(second)).Should().Be(CompletionState.Delivered);
    }

    [Fact]
    public async Task Who_opted_out_before_an_escalation_is_due_does_not_get_it()
    {
        var host = await StartEscalating();
        var result = await Publish(host);
        await host.Settings.OptOutAsync("anna", "sms", new Evidence(Noon, "settings page"));
        await Publish(host, "bob");
        await Paged(host, 2);

        await Pass(Quarter + Tick);
        (await Comes(Sms)).UserId.Should().Be("bob");
        await RuledAway(host, result, Reason.OptedOut);
        Sms.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task An_escalation_in_quiet_hours_waits_for_their_end_and_is_judged_again_then()
    {
        var host = await Start(builder => builder.AddChannel(Sms).AddType("alert", type => type.Channels("inapp").EscalateTo("sms", Quarter)));
        await Quiet(host, "anna", "bob");
        var read = await Publish(host);
        await Publish(host, "bob");
        await Pass(Quarter + Tick);
        await host.Get<IInbox>().MarkAsync("anna", [read.Users[0].ItemId], ItemMark.Read, Time.GetUtcNow(), default);
        await Pass(TimeSpan.FromHours(2) - Quarter);

        (await Comes(Sms)).UserId.Should().Be("bob");
        await RuledAway(host, read, Reason.AlreadyRead);
        Sms.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task The_time_to_read_begins_when_the_person_is_told_and_what_was_told_as_one_escalates_as_one()
    {
        var host = await StartEscalating();
        await Quiet(host, "anna");
        (await Publish(host)).Users[0].Channels[2].Until.Should().Be(Noon.AddHours(2) + Quarter);
        await Publish(host);

        await Pass(TimeSpan.FromHours(2) + Tick);
        (await Comes(Pager)).Notifications.Should().HaveCount(2);
        await Ended(host);
        (await Comes(Sms)).Notifications.Should().HaveCount(2);
        Sms.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task A_fallback_goes_out_when_the_first_choice_failed_for_good_and_is_counted()
    {
        const string Type = "alert_that_is_counted";
        using var ear = new FallbackEar(Type, "sms");
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Permanent("unknown device"));
        var host = await StartFallingBack(Type);
        var result = await Publish(host, type: Type);
        result.Users[0].Channels.Should().ContainEquivalentOf(new StoredDecision("sms", Verdict.Hold, Reason.Fallback, null, false));

        await Paged(host);
        (await Comes(Sms)).UserId.Should().Be("anna");
        (await Ended(host)).Should().Be(CompletionState.Delivered);
        ear.Heard.Should().Be(1);
    }

    [Fact]
    public async Task A_fallback_is_not_needed_when_the_first_choice_arrived()
    {
        var host = await StartFallingBack();
        await Publish(host);
        await Pager.Next();
        (await host.Written()).Should().Equal(CompletionState.Delivered);

        await Pass(TimeSpan.FromHours(1));
        Sms.Calls.Should().BeEmpty();
        (await host.Queue.QueueStatusAsync(["sms"], Time.GetUtcNow(), default))[0].Waiting.Should().Be(0);
    }

    [Fact]
    public async Task A_fallback_goes_when_the_provider_says_hours_later_that_the_first_choice_never_arrived()
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered("message-1"));
        var host = await StartFallingBack();
        await Publish(host);
        await Pager.Next();
        await host.Written();
        await Pass(TimeSpan.FromHours(1));
        Sms.Calls.Should().BeEmpty();

        await host.Queue.ReportAsync("pager", "message-1", new ProviderReport(false, "undelivered", Time.GetUtcNow()), Time.GetUtcNow(), default);
        (await Comes(Sms)).UserId.Should().Be("anna");
        (await Ended(host)).Should().Be(CompletionState.Delivered);
    }

    [Fact]
    public async Task A_fallback_survives_the_process_and_goes_when_another_gives_up()
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Transient("down"));
        var first = await StartFallingBack();
        await Publish(first);
        await Pager.Next();
        await first.KillAsync();
        Pager.Calls.Should().HaveCountLessThan(4, "it is to be tried for hours");

        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Permanent("unknown device"));
        var second = await StartFallingBack();
        await Until(
            async () => (await second.Get<IDeadLetters>().ListDeadLettersAsync(new DeadLetterFilter { Channel = "pager" }, 9, null, default)).Items.Count == 1,
            TimeSpan.FromSeconds(0.25));
        (await Comes(Sms)).UserId.Should().Be("anna");
    }

    [Fact]
    public async Task Who_cannot_be_reached_over_the_first_choice_gets_the_second_at_once()
    {
        var host = await StartFallingBack();
        host.People["anna"] = [new HostContact("sms", Canary.Phone)];
        (await Publish(host)).Users[0].Channels.Should().ContainEquivalentOf(new StoredDecision("sms", Verdict.Deliver, Reason.Fallback, null, false));

        (await Comes(Sms)).UserId.Should().Be("anna");
        (await host.Written()).Should().Equal(CompletionState.Delivered);
    }

    [Fact]
    public async Task An_explanation_tells_what_follows_when_and_under_which_condition_just_as_it_then_is_stored()
    {
        var host = await Start(builder => builder.AddChannel(Sms).AddChannel(new Pager("email"))
            .AddType("alert", type => type.Channels("inapp", "pager").FallBack("pager", "email").EscalateTo("sms", unlessReadWithin: Quarter)));
        var explained = await host.Notifier.ExplainAsync(new Notification { Type = "alert", Title = "BTC/USD filled" }, "anna");

        explained.FollowUps.Should().Equal(
            new FollowUpExplanation("email", Reason.Fallback, null, "pager"), new FollowUpExplanation("sms", Reason.Escalation, Noon + Quarter, null));
        explained.ToString().Should().Contain("Then email: when pager has failed for good, in its place.")
            .And.Contain("Then sms: at 2026-11-21T12:15:00.0000000+00:00, unless the person has read or dismissed it by then.");
        (await host.Queue.QueueStatusAsync(["pager", "sms", "email"], Noon, default)).Should().OnlyContain(status => status.Due + status.Waiting == 0, "nothing is stored");
        var stored = (await Publish(host)).Users[0].Channels;
        stored.Single(one => one.Channel == "sms").Should().Be(new StoredDecision("sms", Verdict.Hold, Reason.Escalation, Noon + Quarter, false));
        stored.Single(one => one.Channel == "email").Should().Be(new StoredDecision("email", Verdict.Hold, Reason.Fallback, null, false));

        host.People["bob"] = [new HostContact("email", Canary.Email("bob"))];
        (await host.Notifier.ExplainAsync(new Notification { Type = "alert", Title = "BTC/USD filled" }, "bob")).FollowUps.Should().Equal(
            new FollowUpExplanation("email", Reason.Fallback, Noon, null));
    }

    private Task RuledAway(JourneyHost host, PublishResult result, Reason reason) => Until(async () => (await host.Get<IHistory>().WhyAsync("anna", result.Users[0].ItemId, default))!.Rulings
            .Any(ruling => ruling.Decision == new StoredDecision("sms", Verdict.Suppress, reason, null, false)),
        TimeSpan.FromSeconds(1));

    // What was published went out: nothing is under way when time leaps.
    private async Task Paged(JourneyHost? host = null, int count = 1)
    {
        await Pager.Next(count);
        if (host is not null)
        {
            await host.Written(count);
        }
    }

    private static async Task Quiet(JourneyHost host, params string[] users)
    {
        foreach (var user in users)
        {
            await host.Settings.SetPreferencesAsync(user, new Preferences
            {
                TimeZone = "Etc/UTC",
                QuietHours = new QuietHours { Enabled = true, Windows = [QuietWindow.Between("12:00", "14:00")] },
            });
        }
    }

    private Task<JourneyHost> StartEscalating() =>
        Start(builder => builder.AddChannel(Sms).AddType("alert", type => type.Channels("inapp", "pager").EscalateTo("sms", unlessReadWithin: Quarter)));

    private Task<JourneyHost> StartFallingBack(string type = "alert") =>
        Start(builder => builder.AddChannel(Sms).AddType(type, t => t.Channels("inapp", "pager").FallBack("pager", "sms")));

    private static Task<PublishResult> Publish(JourneyHost host, string user = "anna", string type = "alert") =>
        host.Notifier.PublishAsync(new Notification { Type = type, Title = "BTC/USD filled" }, user);
}
