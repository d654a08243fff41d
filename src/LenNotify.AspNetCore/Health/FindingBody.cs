namespace LenNotify;

/// <summary>What was found of one part.</summary>
internal sealed record FindingBody(string Part, string State, string Sentence);
