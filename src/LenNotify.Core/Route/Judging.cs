using System.Numerics;
using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>The ten judgements, in order. The only code that decides, and, with another recorder, the code that explains.</summary>
internal static class Judging
{
    // Not into its callers: it would use up what the compiler is ready to inline, and leave calls in the loop over channels.
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Decision Decide<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, in UserActivity activity, Span<ChannelDecision> decisions, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var notification = pass.Notification;
        Demand.SameEngine(person, pass.Settings);

        ref readonly var rule = ref person.RuleFor(notification);
        var priority = notification.RepeatsLower ? Repeats.Judge(in pass, in activity) : notification.Priority;
        var gate = Gates.Judge(in pass, person, in rule, priority, recorder);
        if (gate != Reason.Routed)
        {
            Close(decisions, person, gate, recorder);
            return new Decision(priority, Listed: false);
        }

        var chosen = Gates.Chosen(in pass, person, in rule, priority);
        Open(in pass, person, in rule, in activity, priority, chosen, decisions, recorder);
        return new Decision(priority, Listed: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Open<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, in TypeRule rule, in UserActivity activity, Priority priority, ulong chosen,
        Span<ChannelDecision> decisions, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var front = Timing.Now;
        var back = Timing.Now;
        var special = 0UL;
        if ((chosen & person.Reachable) != 0)
        {
            var full = activity.MayBeFull(in pass);
            front = full ? Caps.Shared(in pass, person, in rule, in activity, priority, [], recorder) : Caps.HaveRoom(recorder);
            back = front.IsNow ? Delays.Judge(in pass, person, in rule, in activity, priority, recorder) : front;
            special = (person.HasClosedHours ? person.Details.Closable : 0) | (full ? pass.Settings.Capped : 0);
        }

        // An opt-out is reported for a channel that was not chosen too.
        var reported = chosen | person.OptedOut;
        var open = ChannelDecision.Of(back);
        for (var i = 0; i < decisions.Length; i++)
        {
            var reason = ((reported >> i) & 1) != 0 ? person.ReachOf(i) : Reason.ChannelNotChosen;
            decisions[i] = open.Unless(reason).On(i);
            Tell(i, reason, recorder);
        }

        // The inbox is never held: it shows the item at once, without toast or sound.
        var inbox = pass.Settings.Inbox;
        var reached = chosen & person.Reachable;
        if (inbox >= 0 && ((reached >> inbox) & 1) != 0)
        {
            decisions[inbox] = ChannelDecision.Shown(back).On(inbox);
        }

        for (var rest = special & reached; rest != 0; rest &= rest - 1)
        {
            var i = BitOperations.TrailingZeroCount(rest);
            var timing = Own(in pass, person, in rule, in activity, i, front, back, recorder);
            decisions[i] = (i == inbox ? ChannelDecision.Shown(timing) : ChannelDecision.Of(timing)).On(i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tell<TRecorder>(int channel, Reason reason, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (!TRecorder.Listens)
        {
            return;
        }

        if (reason == Reason.ChannelNotChosen)
        {
            recorder.Add(Judgement.Channels, channel, Note.Stopped, reason);
            return;
        }

        recorder.Add(Judgement.Channels, channel, Note.Passed);
        recorder.Add(Judgement.Reach, channel, reason == Reason.Routed ? Note.Passed : Note.Stopped, reason);
    }

    /// <summary>Closed hours come before the caps that all channels share, the channel's own cap after them.</summary>
    private static Timing Own<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, in TypeRule rule, in UserActivity activity, int channel, Timing front, Timing back, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var timing = ClosedHours.Judge(in pass, person, channel, recorder);
        if (!timing.IsNow || !front.IsNow)
        {
            return timing.IsNow ? front : timing;
        }

        timing = Caps.OfChannel(in pass, person, in rule, in activity, channel, [], recorder);
        return timing.IsNow ? back : timing;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Close<TRecorder>(Span<ChannelDecision> decisions, CompiledPreferences person, Reason gate, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        for (var i = 0; i < decisions.Length; i++)
        {
            var reason = ((person.OptedOut >> i) & 1) != 0 ? Reason.OptedOut : gate;
            if (reason == Reason.OptedOut)
            {
                recorder.Add(Judgement.Reach, i, Note.Stopped, Reason.OptedOut);
            }

            decisions[i] = ChannelDecision.Suppressed(reason).On(i);
        }
    }
}
