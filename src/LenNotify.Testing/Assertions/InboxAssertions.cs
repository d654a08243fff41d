using LenNotify.Storage;

namespace LenNotify.Testing;

/// <summary>What one person's inbox should show, and what connected clients should have been told of it.</summary>
public sealed class InboxAssertions
{
    private readonly Stories _stories;
    private readonly RecordingHub _hub;
    private readonly string _userId;

    internal InboxAssertions(Stories stories, RecordingHub hub, string userId) => (_stories, _hub, _userId) = (stories, hub, userId);

    /// <summary>What it lists, oldest first.</summary>
    public IReadOnlyList<InboxItem> Items => Blocking.Wait(() => _stories.ItemsOfAsync(_userId, filtered: false));

    /// <summary>What connected clients were told, in order.</summary>
    public IReadOnlyList<HubMessage> Pushed
    {
        get
        {
            _ = Items;
            return _hub.PushedTo(_userId);
        }
    }

    /// <summary>It lists an item with this title; answers with the last of them.</summary>
    /// <exception cref="NotificationAssertionException">It does not.</exception>
    public InboxItem ShouldHave(string title) =>
        Items.LastOrDefault(item => item.Notification.Title == title) ?? throw Failed($"to list '{title}'");

    /// <summary>It lists nothing with this title; with a reason, also that the person's filters rejected one for that reason.</summary>
    /// <exception cref="NotificationAssertionException">It does, or nothing was rejected for that reason.</exception>
    public void ShouldNotHave(string title, Reason? reason = null)
    {
        if (Items.Any(item => item.Notification.Title == title)
            || (reason is { } why && !Tell().Any(story => story.Item.Notification.Title == title && !story.Item.Listed && story.Reason == why)))
        {
            throw Failed($"not to list '{title}'{(reason is null ? "" : $", because of {Words.Of(reason)}")}");
        }
    }

    /// <summary>It lists nothing.</summary>
    /// <exception cref="NotificationAssertionException">It does.</exception>
    public void ShouldBeEmpty()
    {
        if (Items.Count > 0)
        {
            throw Failed("to be empty");
        }
    }

    /// <summary>It counts so many unread.</summary>
    /// <exception cref="NotificationAssertionException">It counts more or fewer.</exception>
    public void ShouldCountUnread(long count)
    {
        var unread = Blocking.Wait(() => _stories.StateOfAsync(_userId)).Unread;
        if (unread != count)
        {
            throw Failed($"to count {count} unread and not {unread}");
        }
    }

    /// <summary>Connected clients were told of an item with this title, to show it with a toast.</summary>
    /// <exception cref="NotificationAssertionException">They were not, or silently.</exception>
    public void ShouldHaveShown(string title) => ShouldHavePushed(title, silently: false);

    /// <summary>Connected clients were told of an item with this title, without a toast or sound.</summary>
    /// <exception cref="NotificationAssertionException">They were not, or with a toast.</exception>
    public void ShouldHaveShownSilently(string title) => ShouldHavePushed(title, silently: true);

    private void ShouldHavePushed(string title, bool silently)
    {
        if (!Pushed.Any(message => message.Kind == HubMessageKind.Received && message.Notification?.Title == title && message.Silent == silently))
        {
            throw Failed($"to have shown '{title}'{(silently ? " silently" : "")}");
        }
    }

    private IReadOnlyList<ItemStory> Tell() => Blocking.Wait(() => _stories.TellAsync(_userId, ChannelNames.InApp));

    private NotificationAssertionException Failed(string expected) =>
        StoryWriter.Fail($"the inbox of {_userId} {expected}", _stories.Now, Tell());
}
