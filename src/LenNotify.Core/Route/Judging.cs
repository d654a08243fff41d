using System.Numerics;
using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>The ten judgements, in order. The only code that decides, and, with another recorder, the code that explains.</summary>
internal static class Judging
{
    // Not into its callers: it would use up what the compiler is ready to inline, and leave calls where none should be.
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Decision Decide<TRecorder>(
        in RoutingPass pass, in CompiledPreferences person, in UserActivity activity, Span<ChannelDecision> decisions, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        Demand.SameEngine(in person, pass.Settings);
        var hours = person.Calendar.Last(Frequency.Immediate);
        if (pass.Notification.IsPlain && Gates.TryTermsOf(pass.Notification, in person, out var terms, out var left))
        {
            var stretch = terms.Frequency == Frequency.Immediate ? hours : person.Calendar.Last(terms.Frequency);
            if (stretch.Covers(pass.Now))
            {
                return left == 0 & activity.IsSilentOn(pass.Notification)
                    ? Judge<TRecorder, PlainCourse>(in pass, in person, in activity, terms, left: 0, stretch, decisions, recorder)
                    : JudgeFully(in pass, in person, in activity, terms, left, stretch, decisions, recorder);
            }
        }

        return JudgeFully(in pass, in person, in activity, decisions, recorder);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Decision JudgeFully<TRecorder>(
        in RoutingPass pass, in CompiledPreferences person, in UserActivity activity, Terms terms, ulong left, Stretch stretch, Span<ChannelDecision> decisions, TRecorder recorder)
        where TRecorder : struct, IRecorder =>
        Judge<TRecorder, FullCourse>(in pass, in person, in activity, terms, left, stretch, decisions, recorder);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Decision JudgeFully<TRecorder>(
        in RoutingPass pass, in CompiledPreferences person, in UserActivity activity, Span<ChannelDecision> decisions, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var terms = Gates.TermsOf(in pass, in person, in activity);
        var left = person.LeftFor(pass.Notification);
        var stretch = person.Calendar.At(terms.Frequency, pass.Now);
        return Judge<TRecorder, FullCourse>(in pass, in person, in activity, terms, left, stretch, decisions, recorder);
    }

    // Whoever left a channel for the type takes the full course: for the plain one, nothing was left is a constant.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Decision Judge<TRecorder, TCourse>(
        in RoutingPass pass, in CompiledPreferences person, in UserActivity activity, Terms terms, ulong left, Stretch stretch, Span<ChannelDecision> decisions, TRecorder recorder)
        where TRecorder : struct, IRecorder
        where TCourse : struct, ICourse
    {
        var failed = Gates.Judge<TRecorder, TCourse>(in pass, in person, terms, recorder);
        var listed = failed == 0;
        var chosen = listed ? terms.Chosen : 0;
        var wide = !TCourse.IsPlain && decisions.Length > Verdicts.Packed;
        var reached = chosen & (wide ? person.Details.Reachable : person.FirstReachable) & ~left;

        var front = Timing.Now;
        var back = Timing.Now;
        var special = 0UL;

        // No branch on it where that is all there is to do: whom a notification reaches cannot be predicted, and where it reaches
        // nobody, nothing reads what the timing says.
        if (reached != 0 || (TCourse.IsPlain && !TRecorder.Listens))
        {
            var full = !TCourse.IsPlain && activity.MayBeFull(in pass);
            front = full ? Caps.Shared(in pass, in person, terms, in activity, [], recorder) : Caps.HaveRoom(recorder);
            back = front.IsNow ? Delays.Judge<TRecorder, TCourse>(in pass, terms, in activity, stretch, recorder) : front;
            special = TCourse.IsPlain ? 0 : (person.HasMore ? person.Details.Closable : 0) | (full ? pass.Settings.Capped : 0);
        }

        // An opt-out is reported before all that stands against the others, and for a channel that was not chosen too.
        var reported = chosen | left | (wide ? person.Details.OptedOut : person.FirstOptedOut);
        Write<TCourse>(decisions, in person, reported, left, Gates.First(failed), back);
        Tell(decisions, listed, recorder);

        // The inbox is never held: it shows the item at once, without toast or sound.
        var inbox = pass.Settings.Inbox;
        if (pass.Settings.InboxBit != 0)
        {
            ref var shown = ref decisions[inbox];
            shown = ChannelDecision.Shown(back).On(inbox).If((reached & pass.Settings.InboxBit) != 0, shown);
        }

        for (var rest = TCourse.IsPlain ? 0 : special & reached; !TCourse.IsPlain && rest != 0; rest &= rest - 1)
        {
            var i = BitOperations.TrailingZeroCount(rest);
            var timing = Own(in pass, in person, terms, in activity, i, front, back, recorder);
            decisions[i] = (i == inbox ? ChannelDecision.Shown(timing) : ChannelDecision.Of(timing)).On(i);
        }

        return new Decision(terms.Priority, listed);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TCourse>(Span<ChannelDecision> decisions, in CompiledPreferences person, ulong reported, ulong left, Reason other, Timing open)
        where TCourse : struct, ICourse
    {
        if (TCourse.IsPlain)
        {
            Verdicts.Write(decisions, 0, person.FirstReach, (byte)reported, other, open);
            return;
        }

        for (var first = 0; first < decisions.Length; first += Verdicts.Packed)
        {
            var some = decisions[first..Math.Min(first + Verdicts.Packed, decisions.Length)];
            Verdicts.Write(some, first, Verdicts.Without(person.ReachFrom(first), (byte)(left >> first)), (byte)(reported >> first), other, open);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tell<TRecorder>(ReadOnlySpan<ChannelDecision> decisions, bool listed, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (!TRecorder.Listens)
        {
            return;
        }

        for (var i = 0; i < decisions.Length; i++)
        {
            // What comes after it in the order of the judgements is timing, and of that others tell.
            var reason = decisions[i].Reason is <= Reason.OptedOut and var reach ? reach : Reason.Routed;
            if (!listed && reason != Reason.OptedOut)
            {
                continue;
            }

            if (reason == Reason.ChannelNotChosen)
            {
                recorder.Add(Judgement.Channels, i, Note.Stopped, reason);
                continue;
            }

            if (listed)
            {
                recorder.Add(Judgement.Channels, i, Note.Passed);
            }

            recorder.Add(Judgement.Reach, i, reason == Reason.Routed ? Note.Passed : Note.Stopped, reason);
        }
    }

    /// <summary>Closed hours come before the caps that all channels share, the channel's own cap after them.</summary>
    private static Timing Own<TRecorder>(
        in RoutingPass pass, in CompiledPreferences person, Terms terms, in UserActivity activity, int channel, Timing front, Timing back, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var timing = ClosedHours.Judge(in pass, in person, channel, recorder);
        if (!timing.IsNow || !front.IsNow)
        {
            return timing.IsNow ? front : timing;
        }

        timing = Caps.OfChannel(in pass, in person, terms, in activity, channel, [], recorder);
        return timing.IsNow ? back : timing;
    }
}
