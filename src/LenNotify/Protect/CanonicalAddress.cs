using System.Text.Json;

namespace LenNotify;

/// <summary>The one spelling of an address, for its hash only: messages go to the address as the person gave it.</summary>
internal static class CanonicalAddress
{
    private const int Depth = 8;

    /// <summary>
    /// Email without regard to case; of a browser's subscription the endpoint alone, whose keys may change; everything else as it
    /// is: a phone number is given as E.164, which has one spelling.
    /// </summary>
    internal static string Of(string channel, string address)
    {
        // A mailbox's name may differ by case in the standard and does so nowhere. Should two people ever differ by it, an
        // opt-out silences one too many; with case it would be missed whenever a provider reports in another.
        ArgumentNullException.ThrowIfNull(address);
        return channel switch
        {
            ChannelNames.Email => address.ToLowerInvariant(),
            ChannelNames.WebPush => EndpointOf(address) ?? address,
            _ => address,
        };
    }

    private static string? EndpointOf(string subscription)
    {
        try
        {
            using var json = JsonDocument.Parse(subscription, new JsonDocumentOptions { MaxDepth = Depth });
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("endpoint", out var endpoint)
                && endpoint.ValueKind == JsonValueKind.String && Uri.TryCreate(endpoint.GetString(), UriKind.Absolute, out var url)
                    ? url.AbsoluteUri
                    : null;
        }
        catch (JsonException)
        {
            // No subscription; whoever pushes there will say so.
            return null;
        }
    }
}
