namespace LenNotify.Testing;

/// <summary>What one person should have got.</summary>
public sealed class PersonAssertions
{
    private readonly NotificationsTestHost _host;
    private readonly string _userId;

    internal PersonAssertions(NotificationsTestHost host, string userId) => (_host, _userId) = (host, userId);

    /// <summary>The person's inbox.</summary>
    public InboxAssertions Inbox => new(_host.Stories, _host.Hub, _userId);

    /// <summary>What went, or did not go, over this channel.</summary>
    public ChannelAssertions Over(string channel)
    {
        ArgumentException.ThrowIfNullOrEmpty(channel);
        return new ChannelAssertions(_host.Stories, _host.Find(channel), _userId, channel);
    }
}
