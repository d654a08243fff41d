namespace LenNotify;

/// <summary>What was found of one part.</summary>
/// <param name="Part">Such as <c>store</c>, <c>clock</c>, <c>queue:email</c>, <c>circuit:email</c>.</param>
/// <param name="State">How well it is.</param>
/// <param name="Sentence">What that means, for a person who reads it at night.</param>
public sealed record HealthFinding(string Part, HealthState State, string Sentence);
