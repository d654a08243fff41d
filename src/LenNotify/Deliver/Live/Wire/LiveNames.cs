namespace LenNotify;

/// <summary>What messages to clients are called.</summary>
internal static class LiveNames
{
    internal const string Connected = "connected";

    internal static string Of(HubMessageKind kind) => kind switch
    {
        HubMessageKind.Received => "notification",
        HubMessageKind.Read => "read",
        HubMessageKind.Dismissed => "dismissed",
        HubMessageKind.Grouped => "group_summary",
        HubMessageKind.PreferencesChanged => "preferences_changed",
        _ => "unread_count",
    };
}
