namespace LenNotify;

/// <summary>Rules to compare with those that hold.</summary>
/// <param name="Text">The document.</param>
/// <param name="File">What it is called: its ending says what it is written in.</param>
/// <param name="Days">Over the events of so many days.</param>
internal sealed record RehearseRulesBody(string Text, string File = "rules.json", int Days = 7);
