using LenNotify.Storage;

namespace LenNotify;

/// <summary>How activity grows: with what is appended, and with what starts.</summary>
internal static class Recording
{
    internal static UserActivity Append(
        EngineSettings settings, UserActivity activity, CompiledNotification notification, Decision decision, ReadOnlySpan<ChannelDecision> decisions, long now)
    {
        var toasts = settings.Inbox >= 0 && decisions[settings.Inbox] is { Verdict: Verdict.Deliver, Silent: false };
        var takesCaps = toasts && (notification.Throttle.Exists || settings.ChannelCaps[settings.Inbox].Exists
            || (settings.PerUser.Exists && decision.Priority != Priority.Critical));
        if (!decision.Listed || (notification.GroupKey == 0 && notification.RepeatKey == 0 && !takesCaps))
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
            draft.Start(notification.RepeatKey, settings.Repeats, notification.Tag);
        }

        if (takesCaps)
        {
            Take(settings, draft, settings.Inbox, decision.Priority, new ReadOnlySpan<CompiledNotification>(in notification));
        }

        return draft.Done();
    }

    internal static UserActivity Start(
        EngineSettings settings, UserActivity activity, int channel, Priority priority, ReadOnlySpan<CompiledNotification> members, long now)
    {
        var draft = new ActivityDraft(settings, activity, now);
        Take(settings, draft, channel, priority, members);
        return draft.Done();
    }

    // One delivery is one interruption: it takes each cap once, whatever it carries, and not again where the same
    // notification started on another channel before.
    private static void Take(EngineSettings settings, ActivityDraft draft, int channel, Priority priority, ReadOnlySpan<CompiledNotification> members)
    {
        if (settings.ChannelCaps[channel].Exists)
        {
            draft.Start(settings.ChannelKeys[channel], settings.ChannelCaps[channel], members[0].Tag);
        }

        foreach (var member in members)
        {
            if (member.Throttle.Exists)
            {
                draft.StartOnce(member.ThrottleKey, member.Throttle, members, member.Tag);
            }
        }

        if (settings.PerUser.Exists && priority != Priority.Critical)
        {
            draft.StartOnce(EngineSettings.UserCapKey, settings.PerUser, members, members[0].Tag);
        }
    }
}
