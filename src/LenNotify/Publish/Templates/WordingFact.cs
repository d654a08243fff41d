namespace LenNotify;

/// <summary>A value with its label.</summary>
/// <param name="Label">What it is called, in the wording's language.</param>
/// <param name="Value">One line with the value in it, such as <c>{{ metadata.price | number 2 }}</c>.</param>
public sealed record WordingFact(string Label, string Value);
