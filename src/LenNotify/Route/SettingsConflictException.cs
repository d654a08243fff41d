namespace LenNotify;

/// <summary>Settings were changed by someone else since they were read. Read them again and repeat the change.</summary>
public sealed class SettingsConflictException : InvalidOperationException
{
    internal SettingsConflictException(long version)
        : base(FormattableString.Invariant($"The preferences are not version {version} any more: they were changed since they were read. Read them again and repeat the change."))
    {
    }
}
