using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Stands before the hub: who may connect, and from where.</summary>
internal static class HubGate
{
    internal static Task RunAsync(HttpContext context, RequestDelegate next, NotificationHubOptions options)
    {
        if (HubUser.Of(context.User, options) is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        // No browser asks before a WebSocket, so that CORS does not cover it.
        if (!IsAllowed(context.Request, options))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static bool IsAllowed(HttpRequest request, NotificationHubOptions options)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
