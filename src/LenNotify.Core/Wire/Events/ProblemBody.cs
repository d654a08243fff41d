namespace LenNotify;

/// <summary>A problem as RFC 9457 has it, and what our clients need beside that.</summary>
/// <param name="Type">Says nothing: the code does.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The status.</param>
/// <param name="Detail">What went wrong, in a sentence.</param>
/// <param name="Code">What programs know it by.</param>
/// <param name="RequestId">What the host's log knows the request by.</param>
/// <param name="Field">The first field that is wrong.</param>
/// <param name="Problems">Every field that is wrong.</param>
internal sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, string Code, string RequestId, string? Field = null, IReadOnlyList<FieldProblem>? Problems = null);
