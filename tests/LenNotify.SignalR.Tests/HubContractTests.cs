namespace LenNotify.SignalR.Tests;

public sealed class HubContractTests() : DeliveryHubContract(new SignalRSource());
