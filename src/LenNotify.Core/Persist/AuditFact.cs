namespace LenNotify.Storage;

/// <summary>Who did what to what, for the record. The instant is that of the write it comes with.</summary>
/// <param name="Actor">A user id, an operator, or a part of the system.</param>
/// <param name="Action">In snake_case, such as <c>dead_letter_replayed</c>.</param>
/// <param name="Target">What it was done to.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record AuditFact(string Actor, string Action, string Target, string Outcome);
