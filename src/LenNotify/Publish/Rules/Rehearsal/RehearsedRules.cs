namespace LenNotify;

/// <summary>How one set of rules differs from the present one, counted by event and person.</summary>
/// <param name="Events">How many events were looked at.</param>
/// <param name="Gained">How often somebody would hear who does not.</param>
/// <param name="Lost">How often somebody would not hear who does.</param>
/// <param name="Delayed">How often somebody would hear later.</param>
/// <param name="First">The first 100 of them.</param>
public sealed record RehearsedRules(int Events, int Gained, int Lost, int Delayed, IReadOnlyList<RehearsedChange> First);
