namespace LenNotify.Channels.Tests;

public sealed class WebPushContract() : ChannelAdapterContract(new PushService())
{
    protected override string AddressOf(int person) => PushService.AddressOf(person);

    // A push service cannot read what it passes on; the browsers behind this one do.
    private sealed class PushService() : HttpProvider(client =>
        new WebPushAdapter(() => client, new Scene((WebPushAdapter.PrivateKey, WebPushTests.Keys.PrivateKey)).RealTime, WebPushTests.Options))
    {
        private static readonly Browser[] Browsers = [.. Enumerable.Range(0, 40).Select(person => new Browser($"https://fcm.googleapis.com/fcm/send/{Canary.Token($"{person + 1_000_000}")}"))];

        public static string AddressOf(int person) => Browsers[person].Json;

        protected override async Task<string> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var browser = Browsers.Single(one => one.Endpoint == request.RequestUri!.AbsoluteUri);
            var message = System.Text.Json.JsonDocument.Parse(browser.Decrypt(await request.Content!.ReadAsByteArrayAsync(cancellationToken))).RootElement;
            return string.Join('\n', message.EnumerateObject().Select(field => field.Value.ToString()).Append(browser.Json));
        }
    }
}
