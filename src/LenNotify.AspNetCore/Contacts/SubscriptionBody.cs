namespace LenNotify;

/// <summary>A browser's subscription, as <c>PushSubscription.toJSON()</c> gives it.</summary>
/// <param name="Endpoint">Where the push service takes messages.</param>
/// <param name="Keys">With what they are encrypted.</param>
/// <param name="ExpirationTime">When the browser gives it up, in milliseconds; not kept.</param>
internal sealed record SubscriptionBody(string Endpoint, SubscriptionKeys Keys, [property: System.Text.Json.Serialization.JsonPropertyName("expirationTime")] double? ExpirationTime = null)
{
    /// <summary>Without address and keys.</summary>
    public override string ToString() => nameof(SubscriptionBody);
}
