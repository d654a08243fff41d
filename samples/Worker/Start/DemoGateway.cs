using System.Security.Claims;

namespace Worker;

/// <summary>
/// Believes whoever says who they are: for a demo, and for nothing else. A real host signs people in; LenNotify only needs the
/// claim with the person's id.
/// </summary>
public static class DemoGateway
{
    public const string User = "X-User";

    public static Task TrustAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers[User].ToString() is { Length: > 0 } userId)
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, userId)], "demo"));
        }

        return next(context);
    }
}
