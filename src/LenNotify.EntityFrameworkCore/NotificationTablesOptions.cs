namespace LenNotify;

/// <summary>Where the tables lie in the host's database.</summary>
public sealed class NotificationTablesOptions
{
    /// <summary>The schema; null is the context's default one.</summary>
    public string? Schema { get; set; }

    /// <summary>What every table's name begins with.</summary>
    public string TablePrefix { get; set; } = "lennotify_";
}
