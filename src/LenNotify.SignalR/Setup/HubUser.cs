using System.Security.Claims;

namespace LenNotify;

/// <summary>Who is connected.</summary>
internal static class HubUser
{
    private const string Subject = "sub";

    /// <summary>The person's id; null for nobody.</summary>
    internal static string? Of(ClaimsPrincipal? user, NotificationHubOptions options)
    {
        if (user?.Identity?.IsAuthenticated != true)
        {
            return null;
        }

        var id = user.FindFirst(options.UserIdClaim)?.Value ?? (options.UserIdClaim == ClaimTypes.NameIdentifier ? user.FindFirst(Subject)?.Value : null);
        try
        {
            return id is null ? null : Audience.User(id).UserIds[0];
        }
        catch (InvalidInputException)
        {
            // What cannot be published to cannot connect either.
            return null;
        }
    }
}
