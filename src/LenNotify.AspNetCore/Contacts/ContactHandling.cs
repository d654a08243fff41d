using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Addresses and their verification.</summary>
internal static class ContactHandling
{
    private const int CodeLength = 6;

    internal static async Task<IResult> GetAsync(Caller caller, string channel, ContactDesk desk, ReachableContacts reachable)
    {
        var name = WireNames.Channel(channel);
        desk.Demand(name);
        return caller.Json(ContactsBody.Of(name, await reachable.FindAsync(caller.UserId, name, caller.Gone).ConfigureAwait(false)));
    }

    internal static async Task<IResult> PutAsync(Caller caller, string channel, ContactDesk desk, ReachableContacts reachable)
    {
        var given = await caller.ReadAsync<NewContactBody>().ConfigureAwait(false);
        var name = WireNames.Channel(channel);
        await desk.PutAsync(caller.UserId, new HostContact(name, given.Address) { Country = given.Country }, caller.Gone).ConfigureAwait(false);
        return caller.Json(ContactsBody.Of(name, await reachable.FindAsync(caller.UserId, name, caller.Gone).ConfigureAwait(false)));
    }

    internal static async Task<IResult> DeleteAsync(Caller caller, string channel, ContactDesk desk)
    {
        var name = WireNames.Channel(channel);
        desk.Demand(name);
        return await desk.RemoveAsync(caller.UserId, name, static _ => true, caller.Gone).ConfigureAwait(false) > 0 ? Caller.Nothing() : throw Refusal.NotFound("There is no address of your own.");
    }

    internal static async Task<IResult> VerifyAsync(Caller caller, string channel, ContactVerifier verifier)
    {
        var given = await caller.ReadOrAsync(new CodeBody()).ConfigureAwait(false);
        var name = WireNames.Channel(channel);
        if (given.Code is null)
        {
            var expires = await verifier.SendAsync(caller.UserId, name, caller.Gone).ConfigureAwait(false);
            return caller.Json(new CodeSentBody(expires), StatusCodes.Status202Accepted);
        }

        if (given.Code.Length != CodeLength || !given.Code.All(char.IsAsciiDigit))
        {
            throw Refusal.Invalid("code", "is no code.", "6 digits");
        }

        return await verifier.VerifyAsync(caller.UserId, name, given.Code, caller.Gone).ConfigureAwait(false) switch
        {
            VerificationAnswer.Verified => Caller.Nothing(),
            VerificationAnswer.Wrong => throw new Refusal(StatusCodes.Status400BadRequest, ProblemCode.WrongCode, "The code is wrong."),
            VerificationAnswer.Exhausted => throw new Refusal(StatusCodes.Status429TooManyRequests, ProblemCode.TooMany, "5 codes were tried. Ask for a new one."),
            _ => throw new Refusal(StatusCodes.Status410Gone, ProblemCode.CodeExpired, "No code is out, or it is older than 10 minutes. Ask for a new one."),
        };
    }
}
