namespace LenNotify.Testing;

/// <summary>
/// What one person should have got over one channel. Everything that is due has happened before anything is asserted; what
/// fails tells the whole story.
/// </summary>
public sealed class ChannelAssertions
{
    private readonly Stories _stories;
    private readonly SimulatedChannel? _channel;
    private readonly string _userId;
    private readonly string _name;
    private readonly string? _type;

    internal ChannelAssertions(Stories stories, SimulatedChannel? channel, string userId, string name, string? type = null) =>
        (_stories, _channel, _userId, _name, _type) = (stories, channel, userId, name, type);

    /// <summary>Every attempt to reach this person over the channel, with what was said and answered.</summary>
    public IReadOnlyList<SentMessage> Sent
    {
        get
        {
            Tell();
            return SentNow();
        }
    }

    /// <summary>Only what is of this type.</summary>
    public ChannelAssertions About(string type) => new(_stories, _channel, _userId, _name, type);

    /// <summary>Only what is of the type of this record.</summary>
    public ChannelAssertions About<T>()
        where T : INotification => About(T.TypeName);

    /// <summary>The provider took at least one message; answers with the last of them.</summary>
    /// <exception cref="NotificationAssertionException">It took none.</exception>
    public SentMessage ShouldBeDelivered()
    {
        var stories = Tell();
        return SentNow().LastOrDefault(sent => sent.IsDelivered) ?? throw Failed(stories, $"to have got something over {_name}");
    }

    /// <summary>The provider took exactly so many messages; answers with them, in order.</summary>
    /// <exception cref="NotificationAssertionException">It took more or fewer.</exception>
    public IReadOnlyList<SentMessage> ShouldBeDelivered(int times)
    {
        var stories = Tell();
        SentMessage[] delivered = [.. SentNow().Where(sent => sent.IsDelivered)];
        return delivered.Length == times ? delivered : throw Failed(stories, $"to have got {times} messages over {_name} and not {delivered.Length}");
    }

    /// <summary>Something waits until this very instant, such as <c>2026-03-29T05:00Z</c>.</summary>
    /// <exception cref="NotificationAssertionException">Nothing does.</exception>
    public void ShouldBeHeldUntil(string instant) => ShouldWait(DeliveryState.Held, instant, "held");

    /// <summary>Something is folded into the summary that comes at this instant.</summary>
    /// <exception cref="NotificationAssertionException">Nothing is.</exception>
    public void ShouldBeDigestedUntil(string instant) => ShouldWait(DeliveryState.Digested, instant, "in a summary");

    /// <summary>Something failed and is tried again at this instant.</summary>
    /// <exception cref="NotificationAssertionException">Nothing is.</exception>
    public void ShouldBeRetriedAt(string instant) => ShouldWait(DeliveryState.Retrying, instant, "to be tried again");

    /// <summary>The provider took nothing; with a reason, also that something was kept back for that very reason.</summary>
    /// <exception cref="NotificationAssertionException">It took something, or nothing was kept back for that reason.</exception>
    public void ShouldNotBeDelivered(Reason? reason = null)
    {
        var stories = Tell();
        var because = reason is { } why ? $", because of {Words.Of(why)}" : "";
        if (stories.Any(story => story.State == DeliveryState.Delivered) || (reason is not null && !stories.Any(story => story.Reason == reason)))
        {
            throw Failed(stories, $"to have got nothing over {_name}{because}");
        }
    }

    /// <summary>Something was given up for good; with a cause, for a cause that begins so.</summary>
    /// <exception cref="NotificationAssertionException">Nothing was.</exception>
    public void ShouldBeDeadLettered(string? cause = null)
    {
        var stories = Tell();
        if (!stories.Any(story => story.State == DeliveryState.DeadLettered && (cause is null || story.Words.StartsWith(cause, StringComparison.Ordinal))))
        {
            throw Failed(stories, cause is null ? $"to have a dead letter of {_name}" : $"to have a dead letter of {_name} because of '{cause}'");
        }
    }

    private void ShouldWait(DeliveryState state, string instant, string what)
    {
        var (at, stories) = (Words.Instant(instant), Tell());
        if (!stories.Any(story => story.State == state && story.Until == at))
        {
            throw Failed(stories, $"to have something {what} over {_name} until {Words.Of(at)}");
        }
    }

    private IReadOnlyList<ItemStory> Tell()
    {
        var stories = Blocking.Wait(() => _stories.TellAsync(_userId, _name, _channel));
        return _type is null ? stories : [.. stories.Where(story => story.Item.Notification.Type == _type)];
    }

    private IReadOnlyList<SentMessage> SentNow() =>
        [.. Channel.Sent.Where(sent => sent.Delivery.UserId == _userId && (_type is null || sent.Delivery.Notifications.Any(about => about.Type == _type)))];

    private SimulatedChannel Channel => _channel ?? throw new InvalidOperationException(_name == ChannelNames.InApp
        ? $"What is in the inbox is not sent. Use host.To(\"{_userId}\").Inbox."
        : $"The host has no channel '{_name}'. Add AddChannel<T>() or AddChannel(\"{_name}\") to NotificationsTestHost.Start(n => ...).");

    private NotificationAssertionException Failed(IReadOnlyList<ItemStory> stories, string expected) =>
        StoryWriter.Fail($"{_userId} {expected}", _stories.Now, stories);
}
