namespace LenNotify.Channels.Tests;

public sealed class SendGridContract() : ChannelAdapterContract(new Provider())
{
    protected override string AddressOf(int person) => Canary.Email($"person{person + 1_000_000}");

    private sealed class Provider() : HttpProvider(client =>
    {
        var email = new EmailScene();
        return email.Adapter(new SendGridTransport(() => client, email.Scene.RealTime, () => new SendGridOptions()), email.Scene.RealTime);
    })
    {
        // It hears of bounces later, and takes mails to nobody.
        public override bool Answer(ProviderAnswer answer) => base.Answer(answer) && answer != ProviderAnswer.KnowsNoSuchAddress;
    }
}
