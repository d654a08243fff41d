using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>People's addresses, as tests need them.</summary>
internal static class Reachable
{
    internal static Evidence Evidence { get; } = new(DateTimeOffset.UnixEpoch, "settings page");

    /// <summary>One sound address for each channel that needs one.</summary>
    internal static ContactBook Everywhere { get; } = new()
    {
        Contacts = [.. ChannelPolicy.Defaults.Where(channel => channel.NeedsContact).Select(channel => Over(channel.Name))],
    };

    /// <summary>Verified, with consent, not suppressed.</summary>
    internal static Contact Over(string channel, string? country = null) => new()
    {
        Id = Guid.NewGuid(),
        UserId = "u1",
        Channel = channel,
        Address = new byte[] { 1 },
        AddressHash = new byte[] { 2 },
        Country = country,
        VerifiedAt = DateTimeOffset.UnixEpoch,
        Consent = Evidence,
    };

    internal static Contact Suppressed(string channel, SuppressionCause cause) =>
        Over(channel) with { Suppressed = new Suppression(cause, Evidence) };

    /// <summary>These addresses instead of the one that the channel had.</summary>
    internal static ContactBook With(this ContactBook book, string channel, params Contact[] contacts) =>
        book with { Contacts = [.. book.Contacts.Where(contact => contact.Channel != channel), .. contacts] };

    internal static ContactBook OptedOutOf(this ContactBook book, params string[] channels) =>
        book with { OptOuts = channels.ToDictionary(channel => channel, _ => Evidence) };
}
