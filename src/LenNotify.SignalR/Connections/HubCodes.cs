namespace LenNotify;

/// <summary>What callers know a refusal by.</summary>
internal static class HubCodes
{
    internal const string NotFound = "not_found";
    internal const string Invalid = "invalid_input";
    internal const string TooMany = "too_many";
    internal const string Unexpected = "unexpected";
}
