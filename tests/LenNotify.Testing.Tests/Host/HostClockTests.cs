namespace LenNotify.Testing.Tests;

public sealed class HostClockTests : IDisposable
{
    private readonly NotificationsTestHost _host = WatchedHost.Start(
        n => n.AddType<OrderFilled>(t => t.Channels("inapp", "sms")).AddChannel("sms"));

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_first_lines_of_the_design_hold()
    {
        _host.SetClock("2026-03-28T23:30Z");
        _host.User("u1").ReachableOver("sms").QuietHours("22:00", "07:00", "Europe/Amsterdam");
        await _host.Notifier.PublishAsync(new OrderFilled("BTC/USD", 60_125m), "u1");

        _host.To("u1").Over("sms").ShouldBeHeldUntil("2026-03-29T05:00Z");
    }

    [Fact]
    public async Task What_is_held_arrives_at_its_very_instant_and_not_before()
    {
        _host.SetClock("2026-03-28T23:30Z");
        _host.User("u1").ReachableOver("sms").QuietHours("22:00", "07:00", "Europe/Amsterdam");
        await _host.Notifier.PublishAsync(new OrderFilled("BTC/USD", 60_125m), "u1");

        _host.SetClock("2026-03-29T04:59:59Z");
        _host.To("u1").Over("sms").ShouldNotBeDelivered(Reason.QuietHours);
        _host.SetClock("2026-03-29T12:00Z");
        _host.To("u1").Over("sms").ShouldBeDelivered().At.Should().Be(new DateTimeOffset(2026, 3, 29, 5, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task What_is_to_be_delivered_later_comes_then()
    {
        _host.User("u1").ReachableOver("sms");
        await _host.Notifier.PublishAsync(new OrderFilled("BTC/USD", 1m), "u1", new PublishOptions { DeliverAt = _host.Now.AddMinutes(90) });

        _host.Advance(TimeSpan.FromMinutes(89));
        _host.To("u1").Inbox.ShouldBeEmpty();
        _host.Advance(TimeSpan.FromDays(1));
        _host.To("u1").Over("sms").ShouldBeDelivered().At.Should().Be(_host.Now.AddDays(-1).AddMinutes(1));
    }

    [Fact]
    public async Task A_month_passes_in_a_moment_and_every_retry_comes_at_its_instant()
    {
        _host.User("u1").ReachableOver("sms");
        _host.Channel("sms").Fails(times: 5);
        var began = _host.Now;
        await _host.Notifier.PublishAsync(new OrderFilled("BTC/USD", 1m), "u1");
        _host.Advance(TimeSpan.FromDays(31));

        _host.Channel("sms").Sent.Select(sent => (sent.At - began).TotalSeconds).Should().Equal(0, 0, 1, 3, 7, 67);
        _host.To("u1").Over("sms").ShouldBeDelivered(times: 1);
    }

    [Fact]
    public void The_clock_only_goes_forwards()
    {
        _host.SetClock("2026-03-28T23:30Z");

        _host.Invoking(host => host.SetClock("2026-03-28T23:29Z")).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("*2026-03-28T23:30Z*only goes forwards*2026-03-28T23:29Z*");
        _host.Invoking(host => host.SetClock("yesterday")).Should().Throw<FormatException>().WithMessage("*yesterday*2026-03-28T23:30Z*");
    }
}
