using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>Tests that people send to themselves.</summary>
public abstract class TestSendJourney(IJourneyStore store) : JourneyContract(store)
{
    [Fact]
    public async Task A_test_reaches_the_persons_own_address_now_and_says_that_it_is_one()
    {
        var host = await Start();
        await host.Settings.SetPreferencesAsync("anna", new Preferences
        {
            TimeZone = "Etc/UTC",
            QuietHours = new QuietHours { Enabled = true, Windows = [QuietWindow.Between("12:00", "14:00")] },
        });
        var sent = await host.Get<ITestSender>().SendAsync("anna", "pager");

        var delivery = await Pager.Next();
        (delivery.UserId, delivery.Address, delivery.IsTest, delivery.Content.Subject).Should().Be(("anna", Canary.Token("anna"), true, "Test message"));
        (await host.Written()).Should().Equal(CompletionState.Delivered);
        sent.Deliveries.Should().Be(1);
        var why = (await host.Get<IHistory>().WhyAsync("anna", sent.ItemId, default))!;
        why.Item.Decisions.Should().Equal(new StoredDecision("pager", Verdict.Deliver, Reason.TestRequested, null, false));
        why.Attempts.Should().ContainSingle().Which.State.Should().Be(CompletionState.Delivered);
        (await host.Get<IInbox>().ListAsync("anna", new InboxQuery(), Time.GetUtcNow(), default)).Items.Should().BeEmpty();
        (await Fact(host)).Should().Be(new AuditFact("anna", "test_requested", "anna", "pager"));
    }

    [Fact]
    public async Task A_test_takes_no_caps_and_full_caps_do_not_keep_it_back()
    {
        var sms = new Pager("sms");
        var host = await Start(builder => builder.AddChannel(
            sms, options => options.Policy = options.Policy with { Throttle = Throttle.PerHour(1) }));
        await host.Get<ITestSender>().SendAsync("anna", "sms");
        (await sms.Next()).IsTest.Should().BeTrue();
        await host.Written();

        (await host.Fill("BTC/USD", "anna", null, "inapp", "sms")).Users[0].Channels.Should().ContainSingle(channel => channel.Channel == "sms").Which.Verdict.Should().Be(Verdict.Deliver);
        (await sms.Next()).IsTest.Should().BeFalse();
        await host.Written();
        await host.Get<ITestSender>().SendAsync("anna", "sms");
        (await sms.Next()).IsTest.Should().BeTrue();
    }

    [Fact]
    public async Task A_test_of_the_inbox_is_in_the_inbox()
    {
        var host = await Start();
        (await host.Get<ITestSender>().SendAsync("anna", "inapp")).Deliveries.Should().Be(0);

        var inbox = await host.Get<IInbox>().ListAsync("anna", new InboxQuery(), Time.GetUtcNow(), default);
        inbox.Items.Should().ContainSingle().Which.Notification.Title.Should().Be("Test message");
    }

    [Fact]
    public async Task Two_nodes_together_allow_five_an_hour_to_one_person()
    {
        var (one, other) = (await Start(), await Start());
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Try(i % 2 == 0 ? one : other))));

        answers.Count(refused => refused is null).Should().Be(5);
        answers.OfType<TestRefusedException>().Should().HaveCount(11).And.OnlyContain(refused => refused.RetryAt > Noon.AddHours(1) && refused.RetryAt < Noon.AddMinutes(61));
        await Pager.Next(5);
        (await Try(one, "bob")).Should().BeNull("each person has five");
        await Pass(TimeSpan.FromMinutes(61));
        (await Try(other)).Should().BeNull();
    }

    [Fact]
    public async Task A_test_that_cannot_reach_the_person_is_refused_with_the_reason_and_is_not_counted()
    {
        var host = await Start(builder => builder.AddChannel(new Pager("sms")));
        host.People["none"] = [];
        host.People["unproven"] = [new HostContact("pager", Canary.Token("p")) { Verified = false }];
        host.People["unasked"] = [new HostContact("sms", Canary.Phone) { Consented = false }];
        await host.Settings.OptOutAsync("out", "pager", new Evidence(Noon, "settings page"));
        await host.Settings.SetPreferencesAsync("off", new Preferences { Channels = new Dictionary<string, bool> { ["pager"] = false } });

        await Refused(host, "anna", "fax", "is no channel of this host. Allowed: inapp, pager, sms");
        await Refused(host, "none", "pager", "has no address of the person");
        await Refused(host, "unproven", "pager", "has an address that was never verified");
        await Refused(host, "unasked", "sms", "did not consent");
        await Refused(host, "out", "pager", "opted out");
        await Refused(host, "off", "pager", "is turned off");
        await Refused(host, "", "pager", "is empty");
        (await host.Get<IDocuments>().ListDocumentsAsync("test_sends", 10, null, default)).Items.Should().BeEmpty();
        Pager.Calls.Should().BeEmpty();
    }

    private static async Task Refused(JourneyHost host, string user, string channel, string why)
    {
        var send = () => host.Get<ITestSender>().SendAsync(user, channel);
        await send.Should().ThrowAsync<InvalidInputException>().WithMessage($"*{why}*");
    }

    private static async Task<TestRefusedException?> Try(JourneyHost host, string user = "anna")
    {
        try
        {
            await host.Get<ITestSender>().SendAsync(user, "pager");
            return null;
        }
        catch (TestRefusedException refused)
        {
            return refused;
        }
    }

    private static async Task<AuditFact> Fact(JourneyHost host) =>
        (await host.Get<IHistory>().AuditAsync(new AuditQuery { Action = "test_requested" }, default)).Items.Should().ContainSingle().Which.Fact;
}
