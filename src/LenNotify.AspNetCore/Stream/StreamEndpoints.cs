using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>What happens, as it happens.</summary>
internal static class StreamEndpoints
{
    internal static void Map(RouteGroupBuilder group, NotificationApiOptions options)
    {
        var streams = new StreamSettings(options, ((IEndpointRouteBuilder)group).ServiceProvider.GetRequiredService<TimeProvider>());
        group.MapGet("/stream", async (Caller caller, [FromHeader(Name = "Last-Event-ID"), Description("The id of the last event that came.")] string? lastEventId, LiveFeed feed, Storage.IInbox inbox, StoreClock clock, TimeProvider time) =>
            {
                using var stream = new EventStream(caller, streams, time);
                await stream.RunAsync(lastEventId, feed, inbox, clock).ConfigureAwait(false);
            })
            .WithSummary("Server-sent events; Last-Event-ID resumes.")
            .Produces<LiveBody>(StatusCodes.Status200OK, "text/event-stream").Checks().May(StatusCodes.Status429TooManyRequests);
        var sockets = Sockets(group);
        group.MapGet("/ws", async (Caller caller, [Description("The last sequence that the client has.")] string? after) =>
            {
                await sockets(caller.Context).ConfigureAwait(false);
                await SocketGate.RunAsync(caller, after, streams).ConfigureAwait(false);
            })
            .WithSummary("The same stream, and commands, over a WebSocket.").WithMetadata(new TakesQueryToken())
            .Answers<SocketBody>(StatusCodes.Status101SwitchingProtocols).Checks()
            .May(StatusCodes.Status403Forbidden).May(StatusCodes.Status426UpgradeRequired).May(StatusCodes.Status429TooManyRequests);
    }

    // With its own part of the host's pipeline: a host need not know that there are sockets.
    private static RequestDelegate Sockets(IEndpointRouteBuilder endpoints)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(static _ => Task.CompletedTask);
        return pipeline.Build();
    }
}
