namespace LenNotify;

/// <summary>How notifications go out as signed JSON. A person's address is the URL.</summary>
public sealed class WebhookOptions
{
    /// <summary>What signs, at least 32 characters; receivers get it from you. A secret: <c>Webhook:SigningKey</c>.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>Before a rotation: the key that receivers still check with. Empty for none.</summary>
    public string PreviousSigningKey { get; set; } = "";

    /// <summary>How far URLs may lead. Unless it is opened, only https on port 443 of the open internet.</summary>
    public GuardedHttpOptions Guard { get; } = new();

    /// <summary>Whether a notification's metadata is in the body. Off: metadata was not made for others to read.</summary>
    public bool IncludeMetadata { get; set; }

    /// <summary>Without the keys.</summary>
    public override string ToString() => nameof(WebhookOptions);
}
