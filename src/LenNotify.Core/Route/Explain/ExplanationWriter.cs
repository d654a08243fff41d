namespace LenNotify;

/// <summary>Turns the recorded steps into what each channel went through.</summary>
internal static class ExplanationWriter
{
    internal static Explanation Write(
        in RoutingPass pass, in CompiledPreferences person, Decision decision, ReadOnlySpan<ChannelDecision> decisions, List<StepRecorder.Step> steps)
    {
        var channels = new ChannelExplanation[decisions.Length];
        for (var i = 0; i < decisions.Length; i++)
        {
            channels[i] = Channel(in pass, in person, decision, decisions[i], steps);
        }

        return new Explanation(decision, channels);
    }

    // A judgement shared by all channels is made once, before the first of them: a channel's story puts it in its place.
    private static ChannelExplanation Channel(
        in RoutingPass pass, in CompiledPreferences person, Decision decision, ChannelDecision verdict, List<StepRecorder.Step> steps)
    {
        var told = new List<ExplanationStep>();

        string? because = null;
        foreach (var step in steps.Where(s => s.Channel < 0 || s.Channel == verdict.Channel).OrderBy(s => s.Judgement))
        {
            // An opt-out is reported before every other reason, wherever it was met.
            if (verdict.Reason == Reason.OptedOut && step.Reason != Reason.OptedOut)
            {
                continue;
            }

            var words = ExplanationWords.Of(in pass, in person, decision, step);
            told.Add(new ExplanationStep(step.Judgement, step.Reason, words));
            if (step.Note is Note.Emergency or Note.Bypassed or Note.Severe || step is { Note: Note.Critical, Judgement: Judgement.QuietHours })
            {
                because ??= words;
            }

            if (step.Note == Note.Stopped && step.Reason == verdict.Reason)
            {
                because = words;
                break;
            }
        }

        return new ChannelExplanation(pass.Settings.Options.Channels[verdict.Channel].Name, verdict, told, because ?? "Nothing stands against it.");
    }
}
