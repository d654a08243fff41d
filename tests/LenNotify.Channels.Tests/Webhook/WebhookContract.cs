namespace LenNotify.Channels.Tests;

public sealed class WebhookContract() : ChannelAdapterContract(new HttpProvider(client =>
    new WebhookAdapter(() => client, new Scene((WebhookAdapter.SigningKey, WebhookTests.Key)).RealTime, () => new WebhookOptions())))
{
    protected override string AddressOf(int person) => $"https://receiver.test/hooks/{Canary.Token($"{person + 1_000_000}")}";
}
