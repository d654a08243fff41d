using System.Text;

namespace LenNotify.Channels.Tests;

public sealed class SlackWebhookContract() : ChannelAdapterContract(new IncomingWebhook())
{
    protected override bool TakesIdempotencyKey => false;

    protected override string AddressOf(int person) => $"https://hooks.slack.com/services/T0/B0/{Canary.Token($"{person + 1_000_000}")}";

    private sealed class IncomingWebhook() : HttpProvider(client =>
        new SlackAdapter(() => client, () => client, new Scene().RealTime, () => new SlackOptions()))
    {
        protected override HttpResponseMessage Respond(ProviderAnswer answer)
        {
            var response = base.Respond(answer);
            response.Content = new StringContent(
                answer switch { ProviderAnswer.Takes => "ok", ProviderAnswer.Refuses => "invalid_payload", ProviderAnswer.KnowsNoSuchAddress => "channel_is_archived", _ => "" },
                Encoding.UTF8,
                "text/html");
            return response;
        }
    }
}
