namespace LenNotify.Testing.Tests;

public sealed class ChannelOutcomeTests : IDisposable
{
    private readonly NotificationsTestHost _host = WatchedHost.Start(
        n => n.AddType<OrderFilled>(t => t.Channels("inapp", "sms")).AddChannel("sms").AddChannel<Postman>());

    public ChannelOutcomeTests() => _host.User("u1").ReachableOver("sms", Canary.Phone).ReachableOver("post", Canary.Token("u1"));

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_is_delivered_can_be_looked_at()
    {
        await Publish();

        var sent = _host.To("u1").Over("sms").ShouldBeDelivered().ShouldSay("BTC/USD filled at 1").ShouldGoTo(Canary.Phone);
        (sent.At, sent.Delivery.UserId, sent.Delivery.Attempt).Should().Be((_host.Now, "u1", 1));
        _host.To("u1").Over("sms").About<OrderFilled>().Sent.Should().Equal(sent);
        _host.To("u1").Over("sms").About("risk_breached").Sent.Should().BeEmpty();
        _host.To("u2").Over("sms").ShouldNotBeDelivered();
    }

    [Fact]
    public async Task A_provider_that_is_down_is_tried_again()
    {
        _host.Channel("sms").Fails(times: 3);
        await Publish();

        _host.To("u1").Over("sms").ShouldBeRetriedAt("2001-01-01T12:00:01Z");
        _host.Advance(TimeSpan.FromSeconds(1));
        _host.To("u1").Over("sms").ShouldBeRetriedAt("2001-01-01T12:00:03Z");
        _host.Advance(TimeSpan.FromSeconds(2));
        _host.To("u1").Over("sms").ShouldBeDelivered().Delivery.Attempt.Should().Be(4);
    }

    [Fact]
    public async Task A_provider_that_names_a_time_is_left_alone_until_then()
    {
        _host.Channel("sms").ThrottledUntil("2001-01-01T12:05Z");
        await Publish();

        _host.To("u1").Over("sms").ShouldBeRetriedAt("2001-01-01T12:05Z");
        _host.Advance(TimeSpan.FromMinutes(5));
        _host.To("u1").Over("sms").ShouldBeDelivered().Delivery.Attempt.Should().Be(1);
    }

    [Fact]
    public async Task What_is_refused_is_a_dead_letter_and_arrives_when_replayed()
    {
        _host.Channel("sms").Refuses("number not in use", times: 1);
        await Publish();
        _host.To("u1").Over("sms").ShouldBeDeadLettered("number not");

        _host.ReplayDeadLetters("sms").Should().Be(1);
        _host.To("u1").Over("sms").ShouldBeDelivered();
    }

    [Fact]
    public async Task An_address_that_expired_is_not_used_again()
    {
        _host.Channel("sms").AddressExpired(times: 1);
        await Publish();
        _host.Advance(TimeSpan.FromSeconds(2));
        await Publish();

        _host.To("u1").Over("sms").ShouldNotBeDelivered(Reason.ChannelDisabled);
        _host.Channel("sms").Sent.Should().ContainSingle();
    }

    [Fact]
    public async Task What_throws_is_tried_again()
    {
        _host.Channel("sms").Throws(new InvalidDataException("odd"), times: 1);
        await Publish();

        _host.Channel("sms").Sent.Select(sent => sent.Result?.Outcome).Should().Equal(null, DeliveryOutcome.Delivered);
    }

    [Fact]
    public async Task What_hangs_is_under_way_until_its_time_out_and_holds_up_nobody()
    {
        _host.User("u2").ReachableOver("sms");
        _host.Channel("sms").Hangs(times: 1);
        await Publish();
        await Publish("u2");

        _host.To("u2").Over("sms").ShouldBeDelivered();
        _host.Advance(TimeSpan.FromSeconds(29));
        _host.To("u1").Over("sms").ShouldNotBeDelivered();
        _host.Advance(TimeSpan.FromSeconds(1));
        _host.To("u1").Over("sms").ShouldBeDelivered().Delivery.Attempt.Should().Be(2);
    }

    [Fact]
    public async Task An_adapter_of_the_hosts_own_sends_only_when_asked()
    {
        var post = (Postman)_host.Services.GetService(typeof(Postman))!;
        await Publish("u1", "post");
        _host.To("u1").Over("post").ShouldBeDelivered();
        post.Carried.Should().Be(0);

        _host.Channel("post").UsesItsAdapter();
        await Publish("u1", "post");
        post.Carried.Should().Be(1);
        _host.Channel("post").Sent.Should().HaveCount(2);
        _host.Channel("sms").Invoking(sms => sms.UsesItsAdapter()).Should().Throw<InvalidOperationException>().WithMessage("*by name*AddChannel<T>()*");
    }

    [Fact]
    public async Task A_provider_may_answer_by_what_it_is_asked()
    {
        _host.User("u2").ReachableOver("sms");
        _host.Channel("sms").Answers(delivery => delivery.UserId == "u1" ? DeliveryResult.Permanent("not she") : DeliveryResult.Delivered());
        await Publish();
        await Publish("u2");

        _host.To("u1").Over("sms").ShouldBeDeadLettered("not she");
        _host.To("u2").Over("sms").ShouldBeDelivered();
    }

    private Task Publish(string userId = "u1", string channel = "sms") => _host.Notifier.PublishAsync(
        Notification.From(new OrderFilled("BTC/USD", 1m)) with { Channels = [channel] }, userId);

    private sealed class Postman : IChannelAdapter
    {
        private int _carried;

        public string Channel => "post";

        public int Carried => _carried;

        public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _carried);
            return Task.FromResult(DeliveryResult.Delivered());
        }
    }
}
