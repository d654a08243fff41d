namespace LenNotify;

/// <summary>A rule that is kept in the store.</summary>
/// <param name="Id">Its id; where a file has a rule of the same id, this one takes its place.</param>
/// <param name="Version">Counts its changes, from 1. Written with it, it must be the stored one: 0 for a rule that is not there yet.</param>
/// <param name="Enabled">Whether it is on.</param>
/// <param name="Json">The rule itself, as in a document of rules.</param>
public sealed record StoredRule(string Id, int Version, bool Enabled, string Json);
