using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Consent, and its withdrawal.</summary>
internal static class ConsentHandling
{
    internal static async Task<IResult> OptInAsync(Caller caller, string channel, ContactDesk desk)
    {
        var given = await caller.ReadOrAsync(new ConsentBody()).ConfigureAwait(false);
        var name = WireNames.Channel(channel);
        if (desk.Demand(name, inApp: true).Options.Policy.NeedsConsent && string.IsNullOrWhiteSpace(given.TextVersion))
        {
            throw Refusal.Invalid("text_version", "is missing, and this channel needs consent to a wording.", "the version of the text that the person saw");
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
