namespace LenNotify;

/// <summary>The keys of a browser's subscription, as base64url.</summary>
/// <param name="P256dh">Its public key: a point on P-256, uncompressed.</param>
/// <param name="Auth">Its secret: 16 bytes.</param>
internal sealed record SubscriptionKeys([property: System.Text.Json.Serialization.JsonPropertyName("p256dh")] string P256dh, string Auth)
{
    /// <summary>Without the keys.</summary>
    public override string ToString() => nameof(SubscriptionKeys);
}
