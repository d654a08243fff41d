using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>Judgements 1-5: what the person's own filters say, and which channels are meant.</summary>
internal static class Gates
{
    /// <summary><see cref="Reason.Routed"/> when all let it pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Reason Judge<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, in TypeRule rule, Priority priority, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var notification = pass.Notification;
        if (notification.ExpiresAt <= pass.Now)
        {
            return Stop(Judgement.Expiry, Reason.Expired, recorder);
        }

        if (rule.Disabled)
        {
            return Stop(Judgement.Type, Reason.TypeDisabled, recorder);
        }

        recorder.Add(Judgement.Type, -1, notification.Mandatory ? Note.Mandatory : Note.Passed);
        if (notification.Rank < rule.MinimumRank)
        {
            return Stop(Judgement.Severity, Reason.BelowMinimumSeverity, recorder);
        }

        if (rule.HighPriorityOnly && priority < Priority.High)
        {
            return Stop(Judgement.Severity, Reason.BelowHighPriority, recorder);
        }

        recorder.Add(Judgement.Severity, -1, Note.Passed);

        // Not >=: a missing confidence is NaN, which is not below anything.
        if (notification.CarriesConfidence && !(notification.Confidence >= person.ConfidenceThreshold))
        {
            return Stop(Judgement.Confidence, Reason.BelowConfidence, recorder);
        }

        recorder.Add(Judgement.Confidence, -1, notification.CarriesConfidence ? Note.Passed : Note.NotCarried);
        if (notification.Attributes.Length > 0 && person.Filters is { } filters && filters.FirstRejected(notification.Attributes) >= 0)
        {
            return Stop(Judgement.Attributes, Reason.AttributeFiltered, recorder);
        }

        recorder.Add(Judgement.Attributes, -1, Note.Passed);
        return Reason.Routed;
    }

    /// <summary>A rule's channels, else the person's for the type, else the person's for the priority, else the host's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Chosen(in RoutingPass pass, CompiledPreferences person, in TypeRule rule, Priority priority)
    {
        var notification = pass.Notification;
        if (notification.NamesChannels)
        {
            return notification.Channels;
        }

        ref readonly var host = ref notification.HostRule;
        if (rule.HasChannels && !Unsafe.AreSame(in rule, in host))
        {
            return rule.Channels;
        }

        return person.ChoosesByPriority && person.Details.ChannelsByPriority![(int)priority] is { } chosen ? chosen
            : host.HasChannels ? host.Channels
            : pass.Settings.ChannelsByPriority[(int)priority];
    }

    private static Reason Stop<TRecorder>(Judgement judgement, Reason reason, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        recorder.Add(judgement, -1, Note.Stopped, reason);
        return reason;
    }
}
