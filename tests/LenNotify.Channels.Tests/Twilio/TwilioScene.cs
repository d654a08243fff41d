using System.Text;

namespace LenNotify.Channels.Tests;

/// <summary>An account of Twilio's, and the server that plays Twilio.</summary>
internal sealed class TwilioScene(string api = "https://provider.test/")
{
    public const string Account = "AC00000000000000000000000000000001";
    public const string Token = Canary.Secret + "-of-twilio";
    public const string Number = Canary.Phone;

    public Scene Scene { get; } = new((TwilioCalls.AuthToken, Token));

    public TwilioOptions Options { get; } = new()
    {
        AccountSid = Account,
        From = "+15005550006",
        Destinations = { "+1" },
        PublicUrl = new Uri("https://shop.example/hooks/"),
        Api = new Uri(api),
    };

    public TwilioGate Gate => new(Scene.Secrets, () => Options);

    public TwilioCalls Calls(HttpClient client, ChannelContext? context = null) => new(() => client, context ?? Scene.Context, Scene.Feedback, () => Options);

    public async Task<DeliveryResult> SmsAsync(Delivery? delivery = null, CancellationToken cancellationToken = default)
    {
        using var client = Client();
        return await Scene.Looked(new TwilioSmsAdapter(Calls(client)).SendAsync(delivery ?? Scene.To(Number), cancellationToken));
    }

    public async Task<DeliveryResult> CallAsync(Delivery? delivery = null)
    {
        using var client = Client();
        return await Scene.Looked(new TwilioVoiceAdapter(Calls(client), Scene.Tokens).SendAsync(delivery ?? Scene.To(Number), default));
    }

    /// <summary>A call of Twilio's, signed as the test says.</summary>
    public static WebhookRequest Request(string signature, string query, params (string Key, string Value)[] form) => new()
    {
        Method = "POST",
        Query = query,
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded", ["X-Twilio-Signature"] = signature, ["Host"] = "evil.example", ["X-Forwarded-Host"] = "evil.example" },
        Body = Encoding.UTF8.GetBytes(string.Join('&', form.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"))),
    };

    private static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
}
