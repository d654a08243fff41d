namespace LenNotify.Testing.Tests;

/// <summary>Puts the address into the cause, which ends in logs.</summary>
internal sealed class TellsTheAddress(HttpClient client) : Topics(client)
{
    protected override DeliveryResult ResultOf(int status, Delivery delivery) =>
        status == 400 ? DeliveryResult.Permanent($"{delivery.Address} was refused") : base.ResultOf(status, delivery);
}
