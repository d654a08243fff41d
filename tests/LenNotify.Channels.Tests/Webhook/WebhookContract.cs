namespace LenNotify.Channels.Tests;

public sealed class WebhookContract() : ChannelAdapterContract(new HttpProvider(client =>
    new WebhookAdapter(() => client, new Scene((WebhookAdapter.SigningKey, WebhookTests.Key)).RealTime, () => new WebhookOptions())))
{
    protected override string AddressOf(int person) => FormattableString.Invariant($"https://receiver.test/hooks/{person + 1_000_000}");
}
