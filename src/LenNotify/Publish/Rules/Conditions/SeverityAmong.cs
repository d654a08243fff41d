namespace LenNotify;

/// <summary>eq and in of the severity.</summary>
internal sealed class SeverityAmong(IReadOnlySet<Severity> wanted) : Condition
{
    internal override bool Holds(EventView happened, RulePast past) => wanted.Contains(happened.Severity);
}
