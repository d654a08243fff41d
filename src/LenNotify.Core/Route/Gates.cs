using System.Numerics;
using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Judgements 1-5: what the person's own filters say, and which channels are meant.</summary>
internal static class Gates
{
    /// <summary>What holds for one person: the usual, unless the person's choices or what was shown lately change it.</summary>
    internal static Terms TermsOf(in RoutingPass pass, in CompiledPreferences person, in UserActivity activity)
    {
        var notification = pass.Notification;
        return TermsOf(notification, in person, notification.RepeatsLower ? Repeats.Judge(in pass, in activity) : notification.Priority);
    }

    internal static Terms TermsOf(CompiledNotification notification, in CompiledPreferences person, Priority priority)
    {
        ref readonly var rule = ref person.RuleFor(notification);
        var own = !Unsafe.AreSame(in rule, in notification.HostRule) && rule.HasChannels ? rule.Channels
            : person.HasMore ? person.Details.ChannelsByPriority?[(int)priority]
            : null;
        return TermsOf(notification, in rule, priority, own);
    }

    /// <param name="notification">The notification.</param>
    /// <param name="rule">The person's rule for the type, or the host's.</param>
    /// <param name="priority">How hard to try.</param>
    /// <param name="own">The person's channels for the type, else for the priority; null when nothing was chosen.</param>
    internal static Terms TermsOf(CompiledNotification notification, in TypeRule rule, Priority priority, ulong? own)
    {
        ref readonly var host = ref notification.HostRule;
        var chosen = notification.NamesChannels ? notification.Channels
            : own ?? (host.HasChannels ? host.Channels : notification.Settings.ChannelsByPriority[(int)priority]);
        return new Terms(chosen, FailedBy(notification, in rule, priority), (byte)priority, (byte)rule.Frequency);
    }

    /// <summary>The same and the channels left for the type, from what lies at hand; false when one has to look further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryTermsOf(CompiledNotification notification, in CompiledPreferences person, out Terms terms, out ulong left)
    {
        terms = notification.Usual;
        left = 0;
        var sure = true;
        if ((person.TypeBits & notification.TypeMarks) != 0)
        {
            sure = person.TryRuleFor(notification, out var rule, out left);
            terms = new Terms(terms.Chosen, FailedBy(notification, in rule, terms.Priority), terms.Level, (byte)rule.Frequency);
        }

        if ((person.FilterMarks & notification.KeyMarks) != 0)
        {
            var rejected = FilterTable.SurelyRejects(in person, notification.Attributes);
            sure &= rejected;
            terms = terms with { Failed = terms.Failed | Bit(rejected, Reason.AttributeFiltered) };
        }

        return sure;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FailedBy(CompiledNotification notification, in TypeRule rule, Priority priority) =>
        Bit(rule.Disabled, Reason.TypeDisabled)
            | Bit(notification.Rank < rule.MinimumRank, Reason.BelowMinimumSeverity)
            | Bit(rule.HighPriorityOnly & priority < Priority.High, Reason.BelowHighPriority);

    /// <summary>Judgements 1-4: a bit for each <see cref="Reason"/> that stands against it.</summary>
    // All cheap tests are made and their first failure taken: which of them fails cannot be predicted, and a wrong guess
    // costs more than all of them together.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Judge<TRecorder, TCourse>(in RoutingPass pass, in CompiledPreferences person, Terms terms, TRecorder recorder)
        where TRecorder : struct, IRecorder
        where TCourse : struct, ICourse
    {
        var notification = pass.Notification;

        // Not <: a missing confidence is NaN, which is not below anything.
        var failed = pass.Failed | terms.Failed | Bit(!(notification.Trust >= person.ConfidenceThreshold), Reason.BelowConfidence);
        if (!TCourse.IsPlain && failed == 0 && (notification.KeyMarks & person.FilterMarks) != 0)
        {
            failed |= Bit(FilterTable.FirstRejected(in person, notification.Attributes) >= 0, Reason.AttributeFiltered);
        }

        Tell(notification, First(failed), recorder);
        return failed;
    }

    /// <summary>The first that failed; when none did, what else can keep a channel from being used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Reason First(uint failed) => (Reason)BitOperations.TrailingZeroCount(failed | (1u << (int)Reason.ChannelNotChosen));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Bit(bool fails, Reason reason) => (fails ? 1u : 0u) << (int)reason;

    // The reasons are numbered in the order of the judgements: what comes before the one that failed was passed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tell<TRecorder>(CompiledNotification notification, Reason reason, TRecorder recorder)
        where TRecorder : struct, IRecorder
    {
        if (!TRecorder.Listens)
        {
            return;
        }

        var failed = JudgementOf(reason);
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
        Reason.AttributeFiltered => Judgement.Attributes,
        _ => Judgement.Channels,
    };
}
