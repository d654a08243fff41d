namespace LenNotify;

/// <summary>One field that is wrong.</summary>
/// <param name="Field">Its path.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Limit">What would be right.</param>
internal sealed record FieldProblem(string Field, string Message, string Limit);
