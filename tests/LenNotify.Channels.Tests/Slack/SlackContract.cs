using System.Net;
using System.Text;

namespace LenNotify.Channels.Tests;

public sealed class SlackContract() : ChannelAdapterContract(new SlackProvider())
{
    protected override string AddressOf(int person) => SlackTests.Id(person);

    private sealed class SlackProvider() : HttpProvider(client =>
        new SlackAdapter(() => client, () => client, new Scene((SlackAdapter.BotToken, SlackTests.Token)).RealTime, () => new SlackOptions()))
    {
        protected override HttpResponseMessage Respond(ProviderAnswer answer) => answer switch
        {
            ProviderAnswer.Takes => Said("""{"ok":true,"ts":"1503435956.000247"}"""),
            ProviderAnswer.Refuses => Said("""{"ok":false,"error":"msg_too_long"}"""),
            ProviderAnswer.KnowsNoSuchAddress => Said("""{"ok":false,"error":"is_archived"}"""),
            _ => base.Respond(answer),
        };

        private static HttpResponseMessage Said(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}
