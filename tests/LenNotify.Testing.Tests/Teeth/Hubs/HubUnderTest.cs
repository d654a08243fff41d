namespace LenNotify.Testing.Tests;

/// <summary>Not public, so that no runner finds it by itself.</summary>
internal sealed class HubUnderTest(IHubSource source, double patience = 20) : DeliveryHubContract(source)
{
    protected override TimeSpan Patience => TimeSpan.FromSeconds(patience);
}
