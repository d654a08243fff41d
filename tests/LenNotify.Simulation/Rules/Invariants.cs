namespace LenNotify.Simulation;

/// <summary>The names by which a broken promise is told.</summary>
internal static class Invariants
{
    internal const string NothingLost = "nothing is lost";
    internal const string InboxOnce = "the inbox has it once and in order";
    internal const string SentOnce = "a repeat only of what was in flight at a crash";
    internal const string OneKey = "all attempts of a delivery have one key";
    internal const string Caps = "caps hold in every rolling window";
    internal const string Frozen = "a bundle is frozen once claimed";
    internal const string OneHolder = "one holder at a time";
    internal const string Fence = "a late end is fenced off";
    internal const string Choices = "choices are judged again at every start";
    internal const string Progress = "the store comes to rest";
}
