using LenNotify.Storage;

namespace LenNotify;

/// <summary>A fact of the record.</summary>
internal sealed record FactBody(DateTimeOffset At, string Actor, string Action, string Target, string Outcome)
{
    internal static FactBody Of(AuditEntry entry) => new(entry.At, entry.Fact.Actor, entry.Fact.Action, entry.Fact.Target, entry.Fact.Outcome);
}
