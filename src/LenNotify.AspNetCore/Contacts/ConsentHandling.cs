using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Consent, and its withdrawal.</summary>
internal static class ConsentHandling
{
    internal static async Task<IResult> OptInAsync(Caller caller, string channel, ContactDesk desk, ReachableContacts reachable)
    {
        var given = await caller.ReadOrAsync(new ConsentBody()).ConfigureAwait(false);
        var name = WireNames.Channel(channel);
        var needsConsent = desk.Demand(name, inApp: true).Options.Policy.NeedsConsent;
        if (needsConsent && string.IsNullOrWhiteSpace(given.TextVersion))
        {
            throw Refusal.Invalid("text_version", "is missing, and this channel needs consent to a wording.", "the version of the text that the person saw");
        }

        if (needsConsent && (await reachable.FindAsync(caller.UserId, name, caller.Gone).ConfigureAwait(false)).Contacts is { Count: > 0 } all
            && all.All(one => one.IsHeld && one.Contact.Consent is null))
        {
            // A yes that changes nothing would be worse than none: whether the person agreed is the host's to say there, and may have been taken back there.
            throw Refusal.Invalid("channel", "has only an address that the host keeps, and the host says that you did not agree to it.", "agree where the host keeps the address, or add one of your own");
        }

        await desk.OptInAsync(caller.UserId, name, Evidence(given, desk), caller.Gone).ConfigureAwait(false);
        return Caller.Nothing();
    }

    internal static async Task<IResult> OptOutAsync(Caller caller, string channel, ContactDesk desk)
    {
        var given = await caller.ReadOrAsync(new ConsentBody()).ConfigureAwait(false);
        await desk.OptOutAsync(caller.UserId, WireNames.Channel(channel), Evidence(given, desk), caller.Gone).ConfigureAwait(false);
        return Caller.Nothing();
    }

    private static Evidence Evidence(ConsentBody given, ContactDesk desk) => new(desk.Now, EvidenceSource.Settings, given.TextVersion);
}
