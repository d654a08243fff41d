using Microsoft.Extensions.Logging;

namespace LenNotify.Tests;

public class OperatorsDeskTests
{
    private readonly Told _told = new();
    private readonly OperatorsDesk _desk;

    public OperatorsDeskTests() => _desk = new OperatorsDesk("olga", 10, _told, new Logger<OperatorsDesk>(LogLines.Watched));

    [Fact]
    public async Task Ten_failures_within_five_minutes_are_told_nine_are_not()
    {
        await Fail(9, Things.Noon);
        _told.Titles.Should().BeEmpty();
        await Fail(1, Things.Noon.AddMinutes(4.8));
        _told.Titles.Should().Equal("Deliveries over sms fail");
    }

    [Fact]
    public async Task Failures_that_lie_further_apart_are_not_counted_together()
    {
        await Fail(9, Things.Noon);
        await Fail(9, Things.Noon.AddMinutes(5));
        _told.Titles.Should().BeEmpty();
    }

    [Fact]
    public async Task Channels_are_counted_apart()
    {
        await Fail(9, Things.Noon);
        await Fail(9, Things.Noon, channel: "email");
        _told.Titles.Should().BeEmpty();
    }

    [Fact]
    public async Task Of_one_thing_they_hear_once_in_a_quarter_of_an_hour_under_a_key_that_all_nodes_share()
    {
        for (var minute = 0; minute < 40; minute++)
        {
            await Fail(10, Things.Noon.AddMinutes(minute));
        }

        _told.Keys.Should().HaveCount(3).And.OnlyHaveUniqueItems().And.OnlyContain(key => key.StartsWith("lennotify.deliveries_failing:sms:", StringComparison.Ordinal));
        var other = new Told();
        var node = new OperatorsDesk("olga", 10, other, new Logger<OperatorsDesk>(LogLines.Watched));
        await node.ObserveAsync(new NotificationEvent.QueueOverBound(Things.Noon.AddMinutes(1), "sms", 50), default);
        await _desk.ObserveAsync(new NotificationEvent.QueueOverBound(Things.Noon.AddMinutes(14), "sms", 99), default);
        other.Keys.Should().Equal(_told.Keys[^1..]);
        other.Notices[0].Should().BeEquivalentTo(_told.Notices[^1], "what every node says must be the same, or the key would be refused");
    }

    [Fact]
    public async Task A_circuit_is_told_when_it_opens_whether_word_of_the_failures_comes_before_or_after()
    {
        await Fail(5, Things.Noon);
        await Open(Things.Noon);
        await Open(Things.Noon, "email");
        await Fail(1, Things.Noon.AddSeconds(1), "email");
        _told.Titles.Should().Equal("Channel sms rests", "Channel email rests");
    }

    [Fact]
    public async Task A_circuit_that_only_their_own_notifications_opened_is_not_told()
    {
        await Fail(20, Things.Noon, "sms", "lennotify.deliveries_failing");
        await Open(Things.Noon);
        await Fail(20, Things.Noon, "sms", "lennotify.circuit_open");
        _told.Titles.Should().BeEmpty();
    }

    [Fact]
    public async Task What_could_not_be_told_is_told_with_the_next_event_a_minute_later()
    {
        _told.Throws = new InvalidOperationException("the store is away");
        await Fail(10, Things.Noon);
        _told.Throws = null;
        await Fail(1, Things.Noon.AddSeconds(30));
        _told.Titles.Should().BeEmpty();
        await Fail(1, Things.Noon.AddSeconds(61));
        _told.Titles.Should().HaveCount(1);
    }

    private async Task Fail(int times, DateTimeOffset at, string channel = "sms", string type = "order_filled")
    {
        for (var i = 0; i < times; i++)
        {
            var delivery = new ObservedDelivery(Things.Ids.Next(at), "anna", channel, 1, [], [type]);
            await _desk.ObserveAsync(i % 2 == 0 ? new NotificationEvent.Failed(at, delivery, "down", at) : new NotificationEvent.DeadLettered(at, delivery, "gone"), default);
        }
    }

    private Task Open(DateTimeOffset at, string channel = "sms") => _desk.ObserveAsync(new NotificationEvent.CircuitChanged(at, channel, at.AddMinutes(1)), default);

    private sealed class Told : INotifier
    {
        public List<Notification> Notices { get; } = [];

        public List<string> Keys { get; } = [];

        public IEnumerable<string> Titles => Notices.Select(notice => notice.Title);

        public Exception? Throws { get; set; }

        public Task<PublishResult> PublishAsync(Notification notification, Audience audience, PublishOptions? options, CancellationToken cancellationToken)
        {
            if (Throws is not null)
            {
                throw Throws;
            }

            audience.UserIds.Should().Equal("olga");
            Notices.Add(notification);
            Keys.Add(options!.DedupeKey!);
            return Task.FromResult(new PublishResult(Guid.Empty, PublishState.Routed, [], new Dictionary<Verdict, int>()));
        }

        public Task<PublishResult> PublishEventAsync(SourceEvent happened, CancellationToken cancellationToken) => throw new InvalidOperationException("Operators are told, not rules.");

        public Task<Explanation> ExplainAsync(Notification notification, string userId, CancellationToken cancellationToken) => throw new InvalidOperationException("nobody asks");
    }
}
