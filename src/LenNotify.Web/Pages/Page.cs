namespace LenNotify;

/// <summary>One page.</summary>
/// <param name="Path">Below the pattern.</param>
/// <param name="Name">What its link says.</param>
/// <param name="Elements">What it is made of.</param>
/// <param name="IsForOperators">Whether it asks the API of operators.</param>
internal sealed record Page(string Path, string Name, IReadOnlyList<string> Elements, bool IsForOperators = false)
{
    internal static IReadOnlyList<Page> Of(NotificationPagesOptions options)
    {
        Page[] pages =
        [
            new("/", "Inbox", ["len-push", "len-inbox"]),
            new("/alerts", "Alerts", ["len-stream", "len-history"]),
            new("/preferences", "Preferences", ["len-push", "len-preferences"]),
        ];
        return options.Admin is null ? pages : [.. pages, new("/operator", "Operations", ["len-operator", "len-history"], true)];
    }
}
