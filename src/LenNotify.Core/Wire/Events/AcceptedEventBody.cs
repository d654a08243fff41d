namespace LenNotify;

/// <summary>What became of one event.</summary>
/// <param name="State"><c>routed</c>, <c>accepted</c>, <c>repeated</c>, or <c>refused</c>.</param>
/// <param name="Id">The publication; none for what was refused.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Detail">The same in a sentence.</param>
/// <param name="Field">The first field that is wrong.</param>
internal sealed record AcceptedEventBody(string State, Guid? Id = null, string? Code = null, string? Detail = null, string? Field = null);
