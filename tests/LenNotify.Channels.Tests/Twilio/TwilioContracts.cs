using System.Net;
using System.Text;

namespace LenNotify.Channels.Tests;

public sealed class TwilioSmsContract() : ChannelAdapterContract(new TwilioProvider(client =>
{
    var twilio = new TwilioScene();
    return new TwilioSmsAdapter(twilio.Calls(client, twilio.Scene.RealTime));
}))
{
    protected override bool TakesIdempotencyKey => false;

    protected override string AddressOf(int person) => Canary.PhoneOf(person);
}

public sealed class TwilioVoiceContract() : ChannelAdapterContract(new TwilioProvider(client =>
{
    var twilio = new TwilioScene();
    return new TwilioVoiceAdapter(twilio.Calls(client, twilio.Scene.RealTime), twilio.Scene.Tokens);
}))
{
    protected override bool TakesIdempotencyKey => false;

    protected override string AddressOf(int person) => Canary.PhoneOf(person);
}

internal sealed class TwilioProvider(Func<HttpClient, IChannelAdapter> adapter) : HttpProvider(adapter)
{
    protected override HttpResponseMessage Respond(ProviderAnswer answer) => answer switch
    {
        ProviderAnswer.Takes => new(HttpStatusCode.Created) { Content = Json("""{"sid":"SM00000000000000000000000000000001","status":"queued"}""") },
        ProviderAnswer.Refuses => new(HttpStatusCode.BadRequest) { Content = Json($$"""{"code":21612,"message":"The 'To' number {{Canary.PhoneOf(0)}} is not reachable"}""") },
        ProviderAnswer.KnowsNoSuchAddress => new(HttpStatusCode.BadRequest) { Content = Json($$"""{"code":21211,"message":"Invalid 'To' Phone Number: {{Canary.PhoneOf(0)}}"}""") },
        _ => base.Respond(answer),
    };

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
