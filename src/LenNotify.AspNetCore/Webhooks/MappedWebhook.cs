namespace LenNotify;

/// <summary>A webhook, and how often it may be called.</summary>
/// <param name="Webhook">The channel's.</param>
/// <param name="Rate">Counts the calls.</param>
internal sealed record MappedWebhook(IChannelWebhook Webhook, CallRate Rate);
