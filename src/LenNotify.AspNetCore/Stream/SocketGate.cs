using System.Globalization;
using LenNotify.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>Stands before a socket: whether it is one, from where it comes, and from where it resumes.</summary>
internal static class SocketGate
{
    private const string After = "after";

    internal static async Task RunAsync(Caller caller, string? from, StreamSettings streams)
    {
        var context = caller.Context;
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new Refusal(StatusCodes.Status426UpgradeRequired, ProblemCode.Refused, "This is a WebSocket.");
        }

        // No browser asks before a WebSocket, so that CORS does not cover it.
        if (!IsAllowed(context.Request, caller.Settings.Options))
        {
            throw Refusal.OfStatus(StatusCodes.Status403Forbidden);
        }

        var after = ReadAfter(from);
        var ofPerson = streams.TryOpen(caller.UserId);
        if (ofPerson is null)
        {
            throw new Refusal(StatusCodes.Status429TooManyRequests, ProblemCode.TooMany, "You have as many streams open as you may.");
        }

        try
        {
            await ServeAsync(caller, ofPerson, after).ConfigureAwait(false);
        }
        finally
        {
            streams.Close(caller.UserId);
        }
    }

    private static async Task ServeAsync(Caller caller, CallRate ofPerson, long? after)
    {
        var services = caller.Context.RequestServices;
        var time = services.GetRequiredService<TimeProvider>();
        using var socket = await caller.Context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var life = new StreamLife(caller, time);
        using var serving = new SocketStream(caller, socket, services.GetRequiredService<LiveDesk>(), ofPerson, time);
        await serving.RunAsync(services.GetRequiredService<LiveFeed>(), services.GetRequiredService<IInbox>(), after, life.Over).ConfigureAwait(false);
    }

    private static long? ReadAfter(string? given) =>
        string.IsNullOrEmpty(given) ? null
            : long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after
            : throw Refusal.Invalid(After, $"'{Shown.Of(given)}' is no sequence.", "the last sequence that the client has, or none");

    private static bool IsAllowed(HttpRequest request, NotificationApiOptions options)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
