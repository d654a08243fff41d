namespace LenNotify;

/// <summary>A stored rule was changed, made or removed by somebody else since it was read. Nothing was written.</summary>
public sealed class RuleConflictException : InvalidOperationException
{
    internal RuleConflictException(string id, int expected, int stored)
        : base(FormattableString.Invariant($"The rule '{id}' has version {stored}, not {expected}: somebody changed it. Read it again. (0 is: there is none.)"))
    {
    }
}
