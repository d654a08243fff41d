using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>People's addresses, in every state that an address can be in.</summary>
internal static class RandomContacts
{
    private static readonly Evidence Evidence = new(DateTimeOffset.UnixEpoch, "settings page");

    internal static ContactBook Book(Draw draw) => new()
    {
        Contacts = [.. RandomChannels.Names.Where(name => name != RandomChannels.Pager).SelectMany(name => Of(name, draw))],
        OptOuts = draw.Some(RandomChannels.Names, 0.03).ToDictionary(name => name, _ => Evidence),
    };

    private static List<Contact> Of(string channel, Draw draw) =>
        draw.Times(channel == ChannelNames.InApp ? 0 : draw.Pick([0, 1, 1, 1, 1, 2, 3]), () => new Contact
        {
            Id = draw.Id(),
            UserId = "u1",
            Channel = channel,
            Address = new byte[] { 1 },
            AddressHash = new byte[] { 2 },
            Country = draw.Maybe(0.7, () => draw.Pick(["NL", "US", "KP", "FR", "DE"])),
            VerifiedAt = draw.MaybeValue(0.85, () => DateTimeOffset.UnixEpoch),
            Consent = draw.Maybe(0.85, () => Evidence),
            Suppressed = draw.Maybe(0.15, () => new Suppression(draw.Pick(Enum.GetValues<SuppressionCause>()), Evidence)),
        });
}
