namespace LenNotify;

/// <summary>SendGrid, by its API v3.</summary>
public sealed class SendGridOptions
{
    /// <summary>The key, with the permission to send. A secret: <c>Email:SendGridKey</c>.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>
    /// The verification key of its signed event webhook, base64 as SendGrid shows it. Point the webhook at
    /// <c>email/sendgrid</c> below where webhooks are mapped. Null: no event is heard.
    /// </summary>
    public string? EventKey { get; set; }

    /// <summary>Where its API is; another region has another host.</summary>
    public Uri Api { get; set; } = new("https://api.sendgrid.com/");

    /// <summary>Without the key.</summary>
    public override string ToString() => nameof(SendGridOptions);
}
