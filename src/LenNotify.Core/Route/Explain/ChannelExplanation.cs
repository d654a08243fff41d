namespace LenNotify;

/// <summary>One channel's verdict and the judgements that led to it, in order; none follows the one that decided.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="Decision">The verdict.</param>
/// <param name="Steps">The judgements.</param>
/// <param name="Because">The sentence that tells most: what decided, or what let it pass where others are stopped.</param>
public sealed record ChannelExplanation(string Channel, ChannelDecision Decision, IReadOnlyList<ExplanationStep> Steps, string Because)
{
    /// <summary>Channel, verdict and reason in one line.</summary>
    public override string ToString() => $"{Channel}: {ExplanationWords.Of(Decision)}. {Because}";
}
