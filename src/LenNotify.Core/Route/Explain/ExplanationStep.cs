namespace LenNotify;

/// <summary>One judgement as it was made.</summary>
/// <param name="Judgement">Which.</param>
/// <param name="Reason">What it found; <see cref="Reason.Routed"/> when it let the notification pass.</param>
/// <param name="Words">The same in a sentence, with the values it compared.</param>
public sealed record ExplanationStep(Judgement Judgement, Reason Reason, string Words);
