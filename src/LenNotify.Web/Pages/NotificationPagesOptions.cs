namespace LenNotify;

/// <summary>What the ready pages show.</summary>
public sealed class NotificationPagesOptions
{
    /// <summary>Where <c>MapNotifications</c> is mapped, below the application's own base path.</summary>
    public string Api { get; set; } = "/api/notifications";

    /// <summary>Where <c>MapNotificationsAdmin</c> is mapped; null has no page for operators.</summary>
    public string? Admin { get; set; }

    /// <summary>The title of the pages, and what people read first.</summary>
    public string Title { get; set; } = "Notifications";

    /// <summary>The language of the pages, as BCP 47 has it: dates and numbers go by it, texts by <c>localise</c> of the script.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Scripts of the host's own, such as one that calls <c>configure</c> or <c>localise</c>: rooted paths, loaded as modules before ours.</summary>
    public IList<string> Scripts { get; } = [];
}
