namespace LenNotify;

/// <summary>How browsers are pushed to. A person's address is a subscription, as <see cref="WebPushSubscription.ToAddress"/> writes it.</summary>
public sealed class WebPushOptions
{
    /// <summary>The public half of the VAPID keys, which the browser subscribes with: base64url. <see cref="VapidKeys.Generate"/> makes a pair.</summary>
    public string PublicKey { get; set; } = "";

    /// <summary>The private half: base64url. A secret: <c>WebPush:PrivateKey</c>.</summary>
    public string PrivateKey { get; set; } = "";

    /// <summary>How a push service reaches whoever runs this host: <c>mailto:ops@shop.example</c> or an https URL.</summary>
    public string Subject { get; set; } = "";

    /// <summary>How long a push service keeps a message for a browser that is closed. Up to 28 days.</summary>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Which hosts may be push services: those of Chrome, Firefox, Safari and Edge, unless more are added. Everything else about
    /// where an endpoint may lead.
    /// </summary>
    public GuardedHttpOptions Guard { get; } = new()
    {
        Hosts = { "fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com", "*.push.apple.com", "*.notify.windows.com" },
    };

    /// <summary>Without the private key.</summary>
    public override string ToString() => nameof(WebPushOptions);
}
