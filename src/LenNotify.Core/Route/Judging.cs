using LenNotify.Storage;

namespace LenNotify;

/// <summary>The ten judgements, in order. The only code that decides, and, with another recorder, the code that explains.</summary>
internal static class Judging
{
    internal static Decision Decide<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, UserActivity activity, Span<ChannelDecision> decisions, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var settings = pass.Settings;
        var notification = pass.Notification;
        Demand.SameEngine(person, settings);
        decisions = decisions[..settings.ChannelKeys.Length];

        ref readonly var rule = ref person.RuleFor(notification);
        var priority = notification.RepeatKey == 0 ? notification.Priority : Repeats.Judge(in pass, activity);
        var gate = Gates.Judge(in pass, person, in rule, priority, ref recorder);
        if (gate != Reason.Routed)
        {
            Close(decisions, person, gate, ref recorder);
            return new Decision(priority, Listed: false);
        }

        var chosen = Gates.Chosen(in pass, person, in rule, priority);
        var open = chosen & ~(person.OptedOut | person.Blocked);
        var caps = activity.IsEmpty ? 0 : settings.Capped;
        var shut = notification.Type.Emergency ? 0 : person.Closable;
        var front = open == 0 ? Timing.Now : Caps.Shared(in pass, person, in rule, activity, priority, [], ref recorder);
        var back = open == 0 || !front.IsNow ? Timing.Now : Delays.Judge(in pass, person, in rule, activity, priority, ref recorder);
        var shared = front.IsNow ? back : front;
        for (var i = 0; i < decisions.Length; i++)
        {
            var bit = 1UL << i;
            if ((open & bit) == 0)
            {
                decisions[i] = Shut(person, i, chosen, ref recorder);
                continue;
            }

            recorder.Add(Judgement.Reach, i, notification.Type.Emergency && (person.Closable & bit) != 0 ? Note.Emergency : Note.Passed);
            var timing = shared;
            if (((shut | caps) & bit) != 0)
            {
                timing = Own(in pass, person, in rule, activity, i, front, back, ref recorder);
            }

            decisions[i] = Told(i, i == settings.Inbox, timing);
        }

        return new Decision(priority, Listed: true);
    }

    /// <summary>Closed hours come before the shared caps, the channel's own cap between them and what follows.</summary>
    private static Timing Own<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, in TypeRule rule, UserActivity activity, int channel, in Timing front, in Timing back, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var timing = ClosedHours.Judge(in pass, person, channel, ref recorder);
        if (!timing.IsNow || !front.IsNow)
        {
            return timing.IsNow ? front : timing;
        }

        timing = Caps.OfChannel(in pass, person, in rule, activity, channel, [], ref recorder);
        return timing.IsNow ? back : timing;
    }

    /// <summary>The inbox is never held: it shows the item at once, without toast or sound.</summary>
    private static ChannelDecision Told(int channel, bool inbox, in Timing timing) => inbox && !timing.IsNow
        ? new ChannelDecision(channel, Verdict.Deliver, timing.Reason, silent: true, until: 0)
        : new ChannelDecision(channel, timing.Verdict, timing.Reason, silent: false, timing.Until);

    private static ChannelDecision Shut<TRecorder>(CompiledPreferences person, int channel, ulong chosen, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var bit = 1UL << channel;
        var reason = (person.OptedOut & bit) != 0 ? Reason.OptedOut
            : (chosen & bit) == 0 ? Reason.ChannelNotChosen
            : person.BlockReasons[channel];
        recorder.Add(reason == Reason.ChannelNotChosen ? Judgement.Channels : Judgement.Reach, channel, Note.Stopped, reason);
        return new ChannelDecision(channel, Verdict.Suppress, reason, silent: false, until: 0);
    }

    private static void Close<TRecorder>(Span<ChannelDecision> decisions, CompiledPreferences person, Reason gate, ref TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        for (var i = 0; i < decisions.Length; i++)
        {
            var optedOut = (person.OptedOut & (1UL << i)) != 0;
            if (optedOut)
            {
                recorder.Add(Judgement.Reach, i, Note.Stopped, Reason.OptedOut);
            }

            decisions[i] = new ChannelDecision(i, Verdict.Suppress, optedOut ? Reason.OptedOut : gate, silent: false, until: 0);
        }
    }
}
