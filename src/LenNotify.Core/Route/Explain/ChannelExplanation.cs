namespace LenNotify;

/// <summary>One channel's verdict and the judgements that led to it, in order; none follows the one that decided.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="Decision">The verdict.</param>
/// <param name="Steps">The judgements.</param>
public sealed record ChannelExplanation(string Channel, ChannelDecision Decision, IReadOnlyList<ExplanationStep> Steps);
