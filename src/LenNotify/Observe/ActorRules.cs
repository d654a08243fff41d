using static System.FormattableString;

namespace LenNotify;

/// <summary>Who may stand in the record: someone with a name, on one line.</summary>
internal static class ActorRules
{
    private const int Longest = 256;

    internal static string Checked(string actor) =>
        actor is { Length: > 0 and <= Longest } && !string.IsNullOrWhiteSpace(actor) && !actor.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
            ? actor
            : throw new InvalidInputException(
                "actor", [new("actor", Invariant($"has {actor?.Length ?? 0} characters, or some that are not plain."), Invariant($"1 to {Longest} characters on one line: a user id, an operator, or a part of the system"))]);
}
