using LenNotify.Storage;

namespace LenNotify;

/// <summary>How activity grows: with what is appended, and with what starts.</summary>
internal static class Recording
{
    internal static UserActivity Append(
        EngineSettings settings, UserActivity activity, CompiledNotification notification, Decision decision, ReadOnlySpan<ChannelDecision> decisions,
        long now, Span<DateTimeOffset> turns)
    {
        var toasts = settings.Inbox >= 0 && decisions[settings.Inbox] is { Verdict: Verdict.Deliver, Silent: false };
        var takesCaps = toasts && (notification.Throttle.Exists || settings.ChannelCaps[settings.Inbox].Exists
            || (settings.PerUser.Exists && decision.Priority != Priority.Critical));
        if (!decision.Listed || (notification.GroupKey == 0 && notification.RepeatKey == 0 && !takesCaps && turns.IsEmpty))
        {
            return activity;
        }

        var draft = new ActivityDraft(settings, activity, now);
        if (notification.GroupKey != 0)
        {
            draft.Join(notification.GroupKey, settings.Options.GroupWindow.Ticks);
        }

        if (notification.RepeatKey != 0)
        {
            draft.Start(notification.RepeatKey, settings.Repeats, new Start(now, notification.Tag));
        }

        if (!turns.IsEmpty)
        {
            Turns.Take(settings, draft, decision.Priority, decisions, turns);
        }

        if (takesCaps)
        {
            Take(settings, draft, settings.Inbox, decision.Priority, new ReadOnlySpan<CompiledNotification>(in notification), now);
        }

        return draft.Done();
    }

    internal static UserActivity Start(
        EngineSettings settings, UserActivity activity, int channel, Priority priority, ReadOnlySpan<CompiledNotification> members, long now)
    {
        if (!TakesAny(settings, channel, priority, members))
        {
            return activity;
        }

        var draft = new ActivityDraft(settings, activity, now);
        Take(settings, draft, channel, priority, members, now);
        return draft.Done();
    }

    private static bool TakesAny(EngineSettings settings, int channel, Priority priority, ReadOnlySpan<CompiledNotification> members)
    {
        var takes = settings.ChannelCaps[channel].Exists || (settings.PerUser.Exists && priority != Priority.Critical);
        foreach (var member in members)
        {
            takes |= member.Throttle.Exists;
        }

        return takes;
    }

    internal static UserActivity Undo(
        EngineSettings settings, UserActivity activity, int channel, ReadOnlySpan<CompiledNotification> members, long startedAt)
    {
        var draft = new ActivityDraft(settings, activity, startedAt);
        draft.Undo(settings.ChannelKeys[channel], settings.ChannelCaps[channel], LenNotify.Start.Of(members[0], channel, startedAt));
        draft.Undo(EngineSettings.UserCapKey, settings.PerUser, LenNotify.Start.Of(members[0], channel, startedAt));
        foreach (var member in members)
        {
            if (member.Throttle.Exists)
            {
                draft.Undo(member.ThrottleKey, member.Throttle, LenNotify.Start.Of(member, channel, startedAt));
            }
        }

        return draft.Done();
    }

    // One delivery is one interruption: it takes each cap once, whatever it carries, and not again where the same
    // notification started on another channel before.
    private static void Take(
        EngineSettings settings, ActivityDraft draft, int channel, Priority priority, ReadOnlySpan<CompiledNotification> members, long now)
    {
        if (settings.ChannelCaps[channel].Exists)
        {
            draft.Start(settings.ChannelKeys[channel], settings.ChannelCaps[channel], LenNotify.Start.Of(members[0], channel, now));
        }

        foreach (var member in members)
        {
            if (member.Throttle.Exists)
            {
                draft.StartOnce(member.ThrottleKey, member.Throttle, members, LenNotify.Start.Of(member, channel, now));
            }
        }

        if (settings.PerUser.Exists && priority != Priority.Critical)
        {
            draft.StartOnce(EngineSettings.UserCapKey, settings.PerUser, members, LenNotify.Start.Of(members[0], channel, now));
        }
    }
}
