using System.Text.Json;
using System.Text.Json.Nodes;
using LenNotify.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>Subscriptions are addresses of the channel <c>webpush</c>: the browser's JSON, without what it does not need.</summary>
internal static class PushHandling
{
    private const int MostBrowsers = 20;

    internal static async Task<IResult> SubscribeAsync(Caller caller, ContactDesk desk)
    {
        var given = await caller.ReadAsync<SubscriptionBody>().ConfigureAwait(false);
        SubscriptionRules.Demand(given, caller.Settings.Options.PushServices);
        var own = await desk.FindAsync(caller.UserId, ChannelNames.WebPush, caller.Gone).ConfigureAwait(false);
        if (own.Contacts.Count >= MostBrowsers && !own.Contacts.Any(one => Is(desk, one.Contact, given.Endpoint)))
        {
            throw Refusal.Invalid("endpoint", FormattableString.Invariant($"is one more than {MostBrowsers} browsers."), "20 browsers; remove one first");
        }

        // Whoever holds the subscription holds the browser: asking for it there is proof and consent.
        // The same browser with new keys takes the place of what it was before.
        await desk.AddAsync(caller.UserId, new HostContact(ChannelNames.WebPush, AddressOf(given)), caller.Gone).ConfigureAwait(false);
        return Caller.Nothing();
    }

    internal static async Task<IResult> UnsubscribeAsync(Caller caller, ContactDesk desk)
    {
        var given = await caller.ReadAsync<UnsubscribedBody>().ConfigureAwait(false);
        return await desk.RemoveAsync(caller.UserId, ChannelNames.WebPush, contact => Is(desk, contact, given.Endpoint), caller.Gone).ConfigureAwait(false) > 0
            ? Caller.Nothing()
            : throw Refusal.NotFound("There is no such subscription.");
    }

    internal static IResult GetKey(Caller caller) => (caller.Settings.Options.PushKey ?? caller.Context.RequestServices.GetService<IPushKey>()?.PublicKey) is { } key
        ? caller.Json(new PushKeyBody(key))
        : throw Refusal.NotFound("This host has no web push.");

    private static string AddressOf(SubscriptionBody given) => new JsonObject
    {
        ["endpoint"] = given.Endpoint,
        ["keys"] = new JsonObject { ["p256dh"] = given.Keys.P256dh, ["auth"] = given.Keys.Auth },
    }.ToJsonString();

    private static bool Is(ContactDesk desk, Contact contact, string endpoint)
    {
        try
        {
            return (string?)JsonNode.Parse(desk.AddressOf(contact))?["endpoint"] == endpoint;
        }
        catch (Exception error) when (error is JsonException or ContactProtectionException or InvalidOperationException)
        {
            // Not one of ours, or not to be read any more.
            return false;
        }
    }
}
