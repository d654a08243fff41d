using LenNotify.Storage;

namespace LenNotify.Testing;

/// <summary>One person of a test: what they chose, and how they are reached. Each call holds from then on.</summary>
public sealed class TestUser
{
    private readonly NotificationsTestHost _host;
    private readonly string _userId;

    internal TestUser(NotificationsTestHost host, string userId) => (_host, _userId) = (host, userId);

    /// <summary>Has a verified address on this channel, and consented to it.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="address">Null makes one up.</param>
    public TestUser ReachableOver(string channel, string? address = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(channel);
        return Do(() => _host.Settings.PutContactAsync(_userId, new HostContact(channel, address ?? MadeUp(channel)), Evidence()));
    }

    /// <summary>Does not want to be disturbed between these times of day, in this zone; null leaves the zone as it is.</summary>
    public TestUser QuietHours(string start, string end, string? timeZone = null) => Chooses(preferences => preferences with
    {
        TimeZone = timeZone ?? preferences.TimeZone,
        QuietHours = preferences.QuietHours with { Enabled = true, Windows = [QuietWindow.Between(start, end)] },
    });

    /// <summary>Lives in this zone.</summary>
    public TestUser LivesIn(string timeZone) => Chooses(preferences => preferences with { TimeZone = timeZone });

    /// <summary>Opts out of a channel as a whole.</summary>
    public TestUser OptsOutOf(string channel) => Do(() => _host.Settings.OptOutAsync(_userId, channel, Evidence()));

    /// <summary>Turns a channel on or off.</summary>
    public TestUser Turns(string channel, bool on) => Chooses(preferences => preferences with
    {
        Channels = new Dictionary<string, bool>(preferences.Channels) { [channel] = on },
    });

    /// <summary>Changes what was chosen for one type.</summary>
    public TestUser Wants(string type, Func<TypePreference, TypePreference> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Chooses(preferences => preferences with
        {
            Types = new Dictionary<string, TypePreference>(preferences.Types) { [type] = change(preferences.Types.GetValueOrDefault(type) ?? new()) },
        });
    }

    /// <summary>Changes the whole document of preferences.</summary>
    /// <exception cref="InvalidInputException">What comes out is not sound; every problem is named.</exception>
    public TestUser Chooses(Func<Preferences, Preferences> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Do(async () =>
        {
            var known = await _host.Settings.GetPreferencesAsync(_userId).ConfigureAwait(false);
            await _host.Settings.SetPreferencesAsync(_userId, change(known)).ConfigureAwait(false);
        });
    }

    /// <summary>Reads everything in the inbox.</summary>
    public TestUser ReadsAll() => Do(async () =>
    {
        var state = await _host.Stories.StateOfAsync(_userId).ConfigureAwait(false);
        await _host.Store.MarkAllReadAsync(_userId, state.Sequence, _host.Now, CancellationToken.None).ConfigureAwait(false);
    });

    private TestUser Do(Func<Task> change)
    {
        Blocking.Wait(async () =>
        {
            await change().ConfigureAwait(false);
            await _host.SettleAsync().ConfigureAwait(false);
        });
        return this;
    }

    private Evidence Evidence() => new(_host.Now, "test");

    // Of a form that the channel's rules take, and the same in every run.
    private string MadeUp(string channel) => channel switch
    {
        ChannelNames.Email => $"{_userId}@example.com",
        ChannelNames.Sms or ChannelNames.Voice => $"+1555{_userId.Aggregate(7u, (digits, letter) => ((digits * 31) + letter) % 10_000_000):D7}",
        _ => $"{channel}-of-{_userId}",
    };
}
