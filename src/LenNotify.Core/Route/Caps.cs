using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Judgement 7: the caps, each exact in every rolling window.</summary>
internal static class Caps
{
    /// <summary>The caps of the type's key and of the person, which hold for all channels alike.</summary>
    internal static Timing Shared<TRecorder>(
        in RoutingPass pass, in CompiledPreferences person, Terms terms, in UserActivity activity,
        ReadOnlySpan<CompiledNotification> self, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var notification = pass.Notification;
        if (notification.Throttle.Exists
            && IsFull(in pass, in activity, notification.ThrottleKey, notification.Throttle, self, out var free))
        {
            return Stop(in pass, in person, terms, notification.Throttle, Reason.TypeThrottled, free, -1, recorder);
        }

        if (terms.Priority != Priority.Critical && pass.Settings.PerUser.Exists
            && IsFull(in pass, in activity, EngineSettings.UserCapKey, pass.Settings.PerUser, self, out free))
        {
            return Stop(in pass, in person, terms, pass.Settings.PerUser, Reason.UserThrottled, free, -1, recorder);
        }

        return HaveRoom(recorder);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Timing HaveRoom<TRecorder>(TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        recorder.Add(Judgement.Throttle, -1, Note.Passed);
        return Timing.Now;
    }

    /// <summary>The channel's own cap.</summary>
    internal static Timing OfChannel<TRecorder>(
        in RoutingPass pass, in CompiledPreferences person, Terms terms, in UserActivity activity, int channel,
        ReadOnlySpan<CompiledNotification> self, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        ref readonly var cap = ref pass.Settings.ChannelCaps[channel];
        return cap.Exists && IsFull(in pass, in activity, pass.Settings.ChannelKeys[channel], cap, self, out var free)
            ? Stop(in pass, in person, terms, cap, Reason.ChannelThrottled, free, channel, recorder)
            : Timing.Now;
    }

    private static bool IsFull(
        in RoutingPass pass, in UserActivity activity, ulong key, in CompiledThrottle cap, ReadOnlySpan<CompiledNotification> self, out long free)
    {
        var now = pass.Now;
        free = now;
        if (self.IsEmpty && !activity.IsStrange(pass.Settings))
        {
            free = activity.FullUntil(key);
        }
        else if (activity.TryFindCap(key, out var window))
        {
            free = self.IsEmpty ? window.FreeAt(cap, now) : window.FreeAt(cap, now, self);
        }

        return free > now;
    }

    private static Timing Stop<TRecorder>(
        in RoutingPass pass, in CompiledPreferences person, Terms terms, in CompiledThrottle cap, Reason reason, long free, int channel, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        recorder.Add(Judgement.Throttle, channel, Note.Stopped, reason);
        return cap.FoldsIntoDigest
            ? Timing.Digest(reason, Delays.NextDigest(in pass, in person, terms.Frequency))
            : Timing.Hold(reason, free);
    }
}
