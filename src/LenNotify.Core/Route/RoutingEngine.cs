using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Decides, for one person and one instant, which channels a notification takes, when, or why not. Pure and without
/// clock or I/O; one engine serves all threads. Options never change: make another engine.
/// </summary>
public sealed class RoutingEngine
{
    private readonly EngineSettings _settings;

    /// <summary>Makes an engine.</summary>
    /// <exception cref="InvalidInputException">The options are not sound; every problem is named.</exception>
    public RoutingEngine(RoutingOptions options, ITimeZones zones)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(zones);
        _settings = new EngineSettings(options, zones);
    }

    /// <summary>The channels, in the order of all decisions.</summary>
    public IReadOnlyList<ChannelPolicy> Channels => _settings.Options.Channels;

    /// <summary>Every problem of a notification; empty when it is sound.</summary>
    public IReadOnlyList<Problem> Validate(Notification notification) =>
        NotificationRules.Check(notification, _settings.Options.MaxMessageLength);

    /// <summary>Makes a notification ready for any number of people.</summary>
    /// <param name="notification">What to tell. Later changes to it, its metadata included, have no effect.</param>
    /// <param name="id">Its id: what a release knows its own starts by.</param>
    /// <exception cref="InvalidInputException">It is not sound; every problem is named.</exception>
    public CompiledNotification Compile(Notification notification, Guid id)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return NotificationCompiler.Compile(notification, id, _settings);
    }

    /// <summary>
    /// Makes a notification ready that was found sound when it was published. It is neither judged again, because limits may
    /// have changed since, nor copied: whoever holds it must not change it.
    /// </summary>
    public CompiledNotification Restore(Notification stored, Guid id)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new CompiledNotification(stored, id, _settings);
    }

    /// <summary>Makes a person's choices and contacts ready.</summary>
    /// <exception cref="InvalidInputException">The document is not sound; every problem is named.</exception>
    public CompiledPreferences Compile(Preferences preferences, ContactBook contacts)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        ArgumentNullException.ThrowIfNull(contacts);
        return PreferencesCompiler.Compile(preferences, contacts, _settings);
    }

    /// <summary><see cref="Reason.Routed"/>, or why nothing may be sent to this contact of a channel.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="channel">Its channel's place in <see cref="Channels"/>.</param>
    public Reason Reach(Contact contact, int channel)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return ChannelReach.StateOf(contact, Channels[channel]);
    }

    /// <summary>One notification at one instant, for any number of people.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RoutingPass At(DateTimeOffset now, CompiledNotification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        Demand.SameEngine(notification, _settings);
        return new RoutingPass(_settings, notification, now);
    }

    /// <summary>The decision for one person; see <see cref="RoutingPass.Decide"/>.</summary>
    public Decision Decide(
        CompiledNotification notification, in CompiledPreferences preferences, in UserActivity activity, DateTimeOffset now, Span<ChannelDecision> decisions) =>
        At(now, notification).Decide(in preferences, in activity, decisions);

    /// <summary>The decision for one person with every judgement that led to it; see <see cref="RoutingPass.Explain"/>.</summary>
    public Explanation Explain(CompiledNotification notification, in CompiledPreferences preferences, in UserActivity activity, DateTimeOffset now) =>
        At(now, notification).Explain(in preferences, in activity);

    /// <summary>The activity after a decision was appended: groups, repeats, turns, and what the in-app channel started at once.</summary>
    /// <param name="activity">Before.</param>
    /// <param name="notification">What was decided about.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="decisions">For each channel.</param>
    /// <param name="now">When.</param>
    /// <param name="turns">
    /// By channel, filled with the turn that its deliveries get: when they are due, or a second after the person's last one on
    /// the channel, less a head start of up to a minute for the priority. Empty when nothing is to be delivered.
    /// </param>
    public UserActivity Record(
        UserActivity activity, CompiledNotification notification, Decision decision, ReadOnlySpan<ChannelDecision> decisions, DateTimeOffset now,
        Span<DateTimeOffset> turns = default) =>
        Recording.Append(
            _settings, activity, notification, decision, Demand.Room(decisions, _settings), now.UtcTicks,
            turns.IsEmpty ? turns : Demand.Room(turns, _settings));

    /// <summary>
    /// The activity after the first attempt of a delivery began: it takes the caps, once. A delivery that was only
    /// retried takes nothing, so do not call it again.
    /// </summary>
    /// <param name="activity">Before.</param>
    /// <param name="channel">The delivery's channel.</param>
    /// <param name="priority">The highest of its notifications.</param>
    /// <param name="now">When it began.</param>
    /// <param name="members">All notifications of the delivery.</param>
    public UserActivity Start(UserActivity activity, int channel, Priority priority, DateTimeOffset now, params ReadOnlySpan<CompiledNotification> members) =>
        Recording.Start(_settings, activity, channel, priority, members, now.UtcTicks);

    /// <summary>The activity after a digest of a period began on a channel: nothing joins that period any more.</summary>
    internal UserActivity CloseDigest(UserActivity activity, int channel, DateTimeOffset period, DateTimeOffset now) =>
        DigestPeriods.Close(_settings, activity, channel, period.UtcTicks, now.UtcTicks);

    /// <summary>When the digest comes that something of now joins, if the period of <paramref name="due"/> was closed; null when it is open.</summary>
    internal DateTimeOffset? NextDigest(in CompiledPreferences person, in UserActivity activity, int channel, DateTimeOffset due, DateTimeOffset now) =>
        DigestPeriods.Next(_settings, in person, in activity, channel, due.UtcTicks, now.UtcTicks);

    /// <summary>When the person's next daily digest comes.</summary>
    internal static DateTimeOffset NextDaily(in CompiledPreferences person, DateTimeOffset now) =>
        new(person.Calendar.At(Frequency.Daily, now.UtcTicks).Until, TimeSpan.Zero);

    /// <summary>
    /// The activity without what <see cref="Start"/> took at an instant: for a delivery that was started and given back before
    /// anything was sent. A cap that an earlier start of the same notification holds stays held.
    /// </summary>
    /// <param name="activity">Before.</param>
    /// <param name="channel">The delivery's channel.</param>
    /// <param name="startedAt">The instant given to <see cref="Start"/>.</param>
    /// <param name="members">The notifications given to it, in the same order.</param>
    public UserActivity Undo(UserActivity activity, int channel, DateTimeOffset startedAt, params ReadOnlySpan<CompiledNotification> members) =>
        Recording.Undo(_settings, activity, channel, members, startedAt.UtcTicks);
}
