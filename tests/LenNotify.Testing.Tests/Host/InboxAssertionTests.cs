namespace LenNotify.Testing.Tests;

public sealed class InboxAssertionTests : IDisposable
{
    private const string Title = "BTC/USD filled at 1";

    private readonly NotificationsTestHost _host = WatchedHost.Start(n => n.AddType<OrderFilled>(t => t.Channels("inapp")));

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_is_listed_counted_and_shown()
    {
        _host.To("u1").Inbox.ShouldBeEmpty();
        await Publish();

        var inbox = _host.To("u1").Inbox;
        inbox.ShouldHave(Title).UserId.Should().Be("u1");
        inbox.ShouldCountUnread(1);
        inbox.ShouldHaveShown(Title);
        Fails(() => inbox.ShouldHaveShownSilently(Title));
        Fails(() => inbox.ShouldNotHave(Title));
        Fails(inbox.ShouldBeEmpty);
        _host.User("u1").ReadsAll();
        inbox.ShouldCountUnread(0);
        Fails(() => inbox.ShouldCountUnread(1));
        _host.To("u2").Inbox.ShouldBeEmpty();
    }

    [Fact]
    public async Task Quiet_hours_silence_the_inbox_and_keep_nothing_from_it()
    {
        _host.User("u1").QuietHours("00:00", "24:00");
        await Publish();

        _host.To("u1").Inbox.ShouldHave(Title);
        _host.To("u1").Inbox.ShouldHaveShownSilently(Title);
        Fails(() => _host.To("u1").Inbox.ShouldHaveShown(Title));
    }

    [Fact]
    public async Task What_the_person_filters_is_not_listed_and_the_reason_is_known()
    {
        _host.User("u1").Wants("order_filled", choice => choice with { MinimumSeverity = Severity.Error });
        await Publish();

        _host.To("u1").Inbox.ShouldNotHave(Title, Reason.BelowMinimumSeverity);
        Fails(() => _host.To("u1").Inbox.ShouldNotHave(Title, Reason.TypeDisabled));
        Fails(() => _host.To("u1").Inbox.ShouldHave(Title));
    }

    private static void Fails(Action assertion) => assertion.Should().Throw<NotificationAssertionException>();

    private Task Publish() => _host.Notifier.PublishAsync(new OrderFilled("BTC/USD", 1m), "u1");
}
