namespace LenNotify.Storage;

/// <summary>A fact of the record.</summary>
/// <param name="Fact">What.</param>
/// <param name="At">When.</param>
public sealed record AuditEntry(AuditFact Fact, DateTimeOffset At);
