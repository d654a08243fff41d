namespace LenNotify;

/// <summary>What programs know a problem by. A code never changes; docs/rest.md lists them.</summary>
internal static class ProblemCode
{
    internal const string Unauthenticated = "unauthenticated";
    internal const string Forbidden = "forbidden";
    internal const string NotFound = "not_found";
    internal const string Invalid = "invalid_input";
    internal const string NotJson = "not_json";
    internal const string TooLarge = "too_large";
    internal const string Changed = "changed_meanwhile";
    internal const string Conflict = "conflict";
    internal const string TooMany = "too_many";
    internal const string WrongCode = "wrong_code";
    internal const string CodeExpired = "code_expired";
    internal const string ChannelDown = "channel_down";
    internal const string Busy = "busy";
    internal const string Unexpected = "unexpected";
    internal const string Refused = "refused";
}
