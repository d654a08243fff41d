namespace LenNotify.Testing.Tests;

/// <summary>What a failed assertion says is what its user works with: it is approved word by word.</summary>
public sealed class StoryTests : IDisposable
{
    private readonly NotificationsTestHost _host = WatchedHost.Start(
        n => n.AddType<OrderFilled>(t => t.Channels("inapp", "sms")).AddChannel("sms").AddChannel("email"));

    public StoryTests() => _host.SetClock("2026-03-28T23:30Z");

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Held()
    {
        _host.User("u1").ReachableOver("sms").QuietHours("22:00", "07:00", "Europe/Amsterdam");
        await Publish();

        Approved.Match(Story(() => _host.To("u1").Over("sms").ShouldBeDelivered()));
    }

    [Fact]
    public async Task Held_until_another_time()
    {
        _host.User("u1").ReachableOver("sms").QuietHours("22:00", "07:00", "Europe/Amsterdam");
        await Publish();

        Approved.Match(Story(() => _host.To("u1").Over("sms").ShouldBeHeldUntil("2026-03-29T06:00Z")));
    }

    [Fact]
    public async Task Suppressed_for_another_reason()
    {
        _host.User("u1").ReachableOver("sms").OptsOutOf("sms");
        await Publish();

        Approved.Match(Story(() => _host.To("u1").Over("sms").ShouldNotBeDelivered(Reason.QuietHours)));
    }

    [Fact]
    public async Task Judged_again_when_it_was_due()
    {
        _host.User("u1").ReachableOver("sms").QuietHours("22:00", "07:00", "Europe/Amsterdam");
        await Publish();
        _host.User("u1").OptsOutOf("sms");
        _host.SetClock("2026-03-29T05:00Z");

        Approved.Match(Story(() => _host.To("u1").Over("sms").ShouldBeDelivered()));
    }

    [Fact]
    public async Task Tried_again_given_up_and_under_way()
    {
        _host.User("u1").ReachableOver("sms");
        _host.Channel("sms").Refuses("number not in use", times: 1);
        await Publish();
        _host.Channel("sms").Fails("provider down", times: 2);
        await Publish("ETH/USD");
        _host.Channel("sms").Hangs();
        await Publish("SOL/USD");

        Approved.Match(Story(() => _host.To("u1").Over("sms").ShouldBeDelivered(times: 2)));
    }

    [Fact]
    public void Nothing_was_published() => Approved.Match(Story(() => _host.To("u1").Over("sms").ShouldBeDelivered()));

    [Fact]
    public async Task Delivered_and_not_wanted()
    {
        _host.User("u1").ReachableOver("sms");
        await Publish();

        Approved.Match(Story(() => _host.To("u1").Over("sms").ShouldNotBeDelivered()));
    }

    [Fact]
    public async Task Rejected_by_the_persons_filters()
    {
        _host.User("u1").Wants("order_filled", choice => choice with { Enabled = false });
        await Publish();

        Approved.Match(Story(() => _host.To("u1").Inbox.ShouldHave("BTC/USD filled at 1")));
    }

    [Fact]
    public async Task Other_words()
    {
        _host.User("u1").ReachableOver("sms");
        await Publish();

        Approved.Match(Story(() => _host.To("u1").Over("sms").ShouldBeDelivered().ShouldSay("sold")));
    }

    private static string Story(Action assertion) => assertion.Should().Throw<NotificationAssertionException>().Which.Message;

    private Task Publish(string symbol = "BTC/USD") => _host.Notifier.PublishAsync(new OrderFilled(symbol, 1m), "u1");
}
