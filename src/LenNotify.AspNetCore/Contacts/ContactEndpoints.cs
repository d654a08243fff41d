using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>The person's addresses, and whether they may be used.</summary>
internal static class ContactEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/contacts/{channel}", ContactHandling.GetAsync).WithSummary("The person's addresses on a channel, masked.").Answers<ContactsBody>().Checks();
        group.MapPut("/contacts/{channel}", ContactHandling.PutAsync).WithSummary("Sets the address of a channel.").Takes<NewContactBody>().Answers<ContactsBody>();
        group.MapDelete("/contacts/{channel}", ContactHandling.DeleteAsync).WithSummary("Removes the addresses of a channel.").Done().Checks().Missing();
        group.MapPost("/contacts/{channel}/verify", ContactHandling.VerifyAsync)
            .WithSummary("Without a code: sends one over the channel. With the code: the address is verified.")
            .Takes<CodeBody>(optional: true).Answers<CodeSentBody>(StatusCodes.Status202Accepted).Done()
            .May(StatusCodes.Status410Gone).May(StatusCodes.Status429TooManyRequests).May(StatusCodes.Status503ServiceUnavailable);
        group.MapPost("/opt-in/{channel}", ConsentHandling.OptInAsync).WithSummary("Consents to a channel.").Takes<ConsentBody>(optional: true).Done();
        group.MapPost("/opt-out/{channel}", ConsentHandling.OptOutAsync).WithSummary("Wants nothing over a channel any more.").Takes<ConsentBody>(optional: true).Done();
    }
}
