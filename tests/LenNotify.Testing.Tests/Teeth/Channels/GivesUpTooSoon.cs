namespace LenNotify.Testing.Tests;

/// <summary>Takes a provider that is down for one that refuses.</summary>
internal sealed class GivesUpTooSoon(HttpClient client) : Topics(client)
{
    protected override DeliveryResult ResultOf(int status, Delivery delivery) =>
        status >= 500 ? DeliveryResult.Permanent($"said {status}") : base.ResultOf(status, delivery);
}
