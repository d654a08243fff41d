namespace LenNotify;

/// <summary>Rules to turn on or off: all or none.</summary>
internal sealed record RuleSwitchBody(IReadOnlyList<string> Ids, bool Enabled);
