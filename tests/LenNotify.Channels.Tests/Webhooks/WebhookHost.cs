using System.Collections.Concurrent;
using System.Security.Cryptography;
using LenNotify.AspNetCore.Tests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.Channels.Tests;

/// <summary>A host with every channel that is called back, on a free port; outside it is known by another address, as behind a proxy.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    /// <summary>What providers know; the proxy in front takes the beginning of the path away.</summary>
    public const string Outside = "https://shop.example/front/door/api/notifications/webhooks/";

    private const string Inside = "/api/notifications";
    private readonly WebApplication _app;

    private WebhookHost(WebApplication app, ConcurrentQueue<string> lines) => (_app, Lines) = (app, lines);

    public ConcurrentQueue<string> Lines { get; }

    public HttpClient Client { get; private init; } = new();

    public static ECDsa SendGrid { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static Task<WebhookHost> StartAsync(Action<NotificationApiOptions>? api = null, params IChannelWebhook[] more) => StartAsync(new SendGridOptions().Api, api, more);

    /// <summary>A host whose mails go to a provider on this machine.</summary>
    public static Task<WebhookHost> StartAsync(StrictServer provider) => StartAsync(new Uri(provider.Address), null);

    private static async Task<WebhookHost> StartAsync(Uri provider, Action<NotificationApiOptions>? api, params IChannelWebhook[] more)
    {
        var lines = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(LogLines.Watched).AddProvider(new LogLines(lines.Enqueue)).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(new TestTime(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero)));
        builder.Services.AddAuthentication(TestTokens.Scheme0).AddScheme<AuthenticationSchemeOptions, TestTokens>(TestTokens.Scheme0, null);
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddNotifications().UseQueryTokens()
            .AddTwilioSms(Twilio).AddTwilioVoice()
            .AddEmail(o => (o.From, o.PublicUrl) = ("shop@example.com", new Uri(Outside)))
            .OverSendGrid(o => (o.ApiKey, o.EventKey, o.Api) = (EmailScene.ApiKey, Convert.ToBase64String(SendGrid.ExportSubjectPublicKeyInfo()), provider));
        foreach (var webhook in more)
        {
            builder.Services.AddSingleton(webhook);
        }

        var app = builder.Build();
        app.MapNotifications(Inside, api).RequireAuthorization();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new WebhookHost(app, lines)
        {
            Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"{address}{Inside}/webhooks/") },
        };
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Somebody's address.</summary>
    public Task<Guid> PutAsync(string userId, string channel, string address) =>
        Get<IUserSettings>().PutContactAsync(userId, new HostContact(channel, address), new Evidence(DateTimeOffset.UnixEpoch, "test"));

    public async Task<SuppressionCause?> SuppressedAsync(string userId, string channel) =>
        (await Get<IContacts>().GetContactsAsync(userId, default)).Contacts.Single(contact => contact.Channel == channel).Suppressed?.Cause;

    /// <summary>A call of Twilio's as it comes through the proxy: signed for the outside, with every header that may lie.</summary>
    public Task<HttpResponseMessage> TwilioAsync(string path, string query, string? signature = null, params (string Key, string Value)[] form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path + query) { Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Key, field.Value))) };
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "http");
        request.Headers.Add("X-Twilio-Signature", signature ?? Signed($"{Outside}{path}{query}", form));
        return Client.SendAsync(request);
    }

    // As Twilio's documentation says it, without a line of ours.
#pragma warning disable CA5350
    public static string Signed(string url, (string Key, string Value)[] form) => Convert.ToBase64String(HMACSHA1.HashData(
        System.Text.Encoding.UTF8.GetBytes(TwilioScene.Token),
        System.Text.Encoding.UTF8.GetBytes(url + string.Concat(form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value)))));
#pragma warning restore CA5350

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void Twilio(TwilioOptions options)
    {
        (options.AccountSid, options.AuthToken, options.From, options.PublicUrl) = (TwilioScene.Account, TwilioScene.Token, "+15005550006", new Uri(Outside));
        options.Destinations.Add("+1");
    }
}
