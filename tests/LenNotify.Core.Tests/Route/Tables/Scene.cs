using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>
/// One decision to be made: on a Wednesday at noon, for a new person who can be reached over every channel, about an
/// order that goes to in-app, email and SMS. Nothing stands in its way until a test changes something.
/// </summary>
internal sealed record Scene
{
    internal const string Type = "order_filled";

    internal static DateTimeOffset Noon { get; } = At("2026-06-10T12:00Z");

    internal RoutingOptions Host { get; init; } = new();

    internal Notification Notification { get; init; } = new()
    {
        Type = Type,
        Title = "Filled",
        Channels = [ChannelNames.InApp, ChannelNames.Email, ChannelNames.Sms],
    };

    internal Preferences Preferences { get; init; } = new();

    internal ContactBook Contacts { get; init; } = Reachable.Everywhere;

    internal UserActivity Activity { get; init; } = UserActivity.None;

    internal DateTimeOffset Now { get; init; } = Noon;

    internal RoutingEngine Engine => new(Host, TzdbZones.Default);

    internal static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    internal Outcome Decide() => Outcome.Of(this);

    /// <summary>What the host settles for the type.</summary>
    internal Scene WithType(Func<NotificationType, NotificationType> change) => this with
    {
        Host = Host with { Types = [change(Host.Types.SingleOrDefault() ?? new NotificationType(Type))] },
    };

    /// <summary>What the host settles for one channel.</summary>
    internal Scene WithChannel(string name, Func<ChannelPolicy, ChannelPolicy> change) => this with
    {
        Host = Host with { Channels = [.. Host.Channels.Select(channel => channel.Name == name ? change(channel) : channel)] },
    };

    /// <summary>What the person chose for the type.</summary>
    internal Scene WithChoice(Func<TypePreference, TypePreference> change) => this with
    {
        Preferences = Preferences with
        {
            Types = new Dictionary<string, TypePreference> { [Type] = change(Preferences.Types.GetValueOrDefault(Type, new())) },
        },
    };

    internal Scene WithQuietHours(params IReadOnlyList<QuietWindow> windows) => this with
    {
        Preferences = Preferences with { QuietHours = Preferences.QuietHours with { Enabled = true, Windows = windows } },
    };

    internal Scene WithNotification(Func<Notification, Notification> change) => this with { Notification = change(Notification) };

    /// <summary>Others were listed earlier, over email alone, so that they joined groups and repeats and took no cap.</summary>
    internal Scene Listed(int times, Notification what, TimeSpan ago)
    {
        var engine = Engine;
        var activity = Activity;
        var decisions = new ChannelDecision[engine.Channels.Count];
        var nobody = engine.Compile(new Preferences(), ContactBook.Empty);
        for (var i = 0; i < times; i++)
        {
            var other = engine.Compile(what with { Channels = [ChannelNames.Email] }, Guid.NewGuid());
            var decision = engine.Decide(other, nobody, activity, Now - ago, decisions);
            activity = engine.Record(activity, other, decision with { Listed = true }, decisions, Now - ago);
        }

        return this with { Activity = activity };
    }

    /// <summary>Deliveries of others began earlier.</summary>
    internal Scene Started(int times, Notification what, TimeSpan ago, string channel = ChannelNames.Email, Priority priority = Priority.Normal)
    {
        var engine = Engine;
        var activity = Activity;
        for (var i = 0; i < times; i++)
        {
            activity = engine.Start(activity, IndexOf(channel), priority, Now - ago, engine.Compile(what, Guid.NewGuid()));
        }

        return this with { Activity = activity };
    }

    internal int IndexOf(string channel) => Host.Channels.Select(policy => policy.Name).ToList().IndexOf(channel);
}
