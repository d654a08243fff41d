using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One notification at one instant, for any number of people: what does not depend on the person is worked out before
/// the first of them. From <see cref="RoutingEngine.At"/>.
/// </summary>
public readonly ref struct RoutingPass
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal RoutingPass(EngineSettings settings, CompiledNotification notification, DateTimeOffset now)
    {
        Settings = settings;
        Notification = notification;
        Now = now.UtcTicks;
        Failed = Gates.Bit(notification.ExpiresAt <= Now, Reason.Expired);
    }

    internal readonly EngineSettings Settings;

    internal readonly CompiledNotification Notification;

    internal readonly long Now;

    /// <summary>What stands against it for everyone; see <see cref="Terms.Failed"/>.</summary>
    internal readonly uint Failed;

    /// <summary>Decides for one person. Pure: the same arguments give the same answer, and nothing is kept.</summary>
    /// <param name="preferences">The person's choices, compiled by the same engine.</param>
    /// <param name="activity">The person's activity.</param>
    /// <param name="decisions">Filled in the order of <see cref="RoutingEngine.Channels"/>; at least as long.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Decision Decide(in CompiledPreferences preferences, in UserActivity activity, Span<ChannelDecision> decisions) =>
        Judging.Decide(in this, in preferences, in activity, Demand.Room(decisions, Settings), default(NoRecorder));

    /// <summary>The same decision with every judgement that led to it.</summary>
    public Explanation Explain(in CompiledPreferences preferences, in UserActivity activity)
    {
        var steps = new List<StepRecorder.Step>();
        var decisions = new ChannelDecision[Settings.Options.Channels.Count];
        var decision = Judging.Decide(in this, in preferences, in activity, decisions, new StepRecorder(steps));
        return ExplanationWriter.Write(in this, in preferences, decision, decisions, steps);
    }

    /// <summary>
    /// Judges a delivery again when it is due, by the rules of a release: expiry, judgements 1-6, closed hours, caps and
    /// quiet hours, never frequency and grouping, and never counting the delivery's own notifications.
    /// </summary>
    /// <param name="preferences">The person's choices as they are now.</param>
    /// <param name="activity">The person's activity as it is now.</param>
    /// <param name="channel">The delivery's channel, its place in <see cref="RoutingEngine.Channels"/>.</param>
    /// <param name="priority">As it was decided when the delivery was appended.</param>
    /// <param name="members">All notifications of the delivery, this one included; empty stands for this one alone.</param>
    public ChannelDecision Release(
        in CompiledPreferences preferences, in UserActivity activity, int channel, Priority priority, params ReadOnlySpan<CompiledNotification> members) =>
        Releasing.Judge(in this, in preferences, in activity, channel, priority, members, default(NoRecorder));

    /// <summary>The same release with every judgement that led to it.</summary>
    public Explanation ExplainRelease(
        in CompiledPreferences preferences, in UserActivity activity, int channel, Priority priority, params ReadOnlySpan<CompiledNotification> members)
    {
        var steps = new List<StepRecorder.Step>();
        var decision = Releasing.Judge(in this, in preferences, in activity, channel, priority, members, new StepRecorder(steps));
        return ExplanationWriter.Write(in this, in preferences, new Decision(priority, Listed: true), [decision], steps);
    }
}
