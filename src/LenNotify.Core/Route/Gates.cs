using System.Numerics;
using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>Judgements 1-5: what the person's own filters say, and which channels are meant.</summary>
internal static class Gates
{
    /// <summary><see cref="Reason.Routed"/> when all let it pass.</summary>
    // All cheap tests are made and their first failure taken: which of them fails cannot be predicted, and a wrong guess
    // costs more than all of them together.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Reason Judge<TRecorder>(
        in RoutingPass pass, CompiledPreferences person, in TypeRule rule, Priority priority, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        var notification = pass.Notification;
        var failed = Bit(notification.ExpiresAt <= pass.Now, Reason.Expired)
            | Bit(rule.Disabled, Reason.TypeDisabled)
            | Bit(notification.Rank < rule.MinimumRank, Reason.BelowMinimumSeverity)
            | Bit(rule.HighPriorityOnly & priority < Priority.High, Reason.BelowHighPriority)

            // Not <: a missing confidence is NaN, which is not below anything.
            | Bit(notification.CarriesConfidence & !(notification.Confidence >= person.ConfidenceThreshold), Reason.BelowConfidence);
        if (failed == 0 && (notification.KeyMarks & person.FilterMarks) != 0)
        {
            failed = Bit(FilterTable.FirstRejected(person, notification.Attributes) >= 0, Reason.AttributeFiltered);
        }

        var reason = failed == 0 ? Reason.Routed : (Reason)BitOperations.TrailingZeroCount(failed);
        Tell(notification, reason, recorder);
        return reason;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bit(bool fails, Reason reason) => fails ? 1u << (int)reason : 0;

    // The reasons are numbered in the order of the judgements: what comes before the one that failed was passed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tell<TRecorder>(CompiledNotification notification, Reason reason, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (!TRecorder.Listens)
        {
            return;
        }

        var failed = reason == Reason.Routed ? Judgement.Channels : JudgementOf(reason);
        if (failed > Judgement.Type)
        {
            recorder.Add(Judgement.Type, -1, notification.Mandatory ? Note.Mandatory : Note.Passed);
        }

        if (failed > Judgement.Severity)
        {
            recorder.Add(Judgement.Severity, -1, Note.Passed);
        }

        if (failed > Judgement.Confidence)
        {
            recorder.Add(Judgement.Confidence, -1, notification.CarriesConfidence ? Note.Passed : Note.NotCarried);
        }

        if (failed > Judgement.Attributes)
        {
            recorder.Add(Judgement.Attributes, -1, Note.Passed);
            return;
        }

        recorder.Add(failed, -1, Note.Stopped, reason);
    }

    private static Judgement JudgementOf(Reason reason) => reason switch
    {
        Reason.Expired => Judgement.Expiry,
        Reason.TypeDisabled => Judgement.Type,
        Reason.BelowMinimumSeverity or Reason.BelowHighPriority => Judgement.Severity,
        Reason.BelowConfidence => Judgement.Confidence,
        _ => Judgement.Attributes,
    };

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
}
