namespace LenNotify;

/// <summary>What every mail has, whichever way it goes.</summary>
public sealed class EmailOptions
{
    /// <summary>The sender: <c>shop@example.com</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>The sender's name; null for none.</summary>
    public string? FromName { get; set; }

    /// <summary>Where answers go; null for the sender.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Where the host's own site is, so that links given as rooted paths lead somewhere. Without it they are left out.</summary>
    public Uri? Site { get; set; }

    /// <summary>
    /// Where the host's webhooks are reached from outside: <c>https://shop.example/api/notifications/webhooks/</c>. With it every mail
    /// can be unsubscribed from with one click.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Types that advertise. Their mails must name <see cref="PostalAddress"/> and a way to unsubscribe: what a text lacks is added below it.</summary>
    public ISet<string> BulkTypes { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Where the sender is by post, as the law asks of advertisements.</summary>
    public string? PostalAddress { get; set; }
}
