using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>What happens, as it happens.</summary>
internal static class StreamEndpoints
{
    internal static void Map(RouteGroupBuilder group, NotificationApiOptions options)
    {
        var streams = new StreamSettings(options, ((IEndpointRouteBuilder)group).ServiceProvider.GetRequiredService<TimeProvider>());
        group.MapGet("/stream", async (Caller caller, LiveFeed feed, Storage.IInbox inbox, StoreClock clock, TimeProvider time) =>
            {
                using var stream = new EventStream(caller, streams, time);
                await stream.RunAsync(feed, inbox, clock).ConfigureAwait(false);
            })
            .WithSummary("Server-sent events; Last-Event-ID resumes.")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream").May(StatusCodes.Status401Unauthorized).May(StatusCodes.Status429TooManyRequests);
        group.MapGet("/ws", SocketPipeline(group, streams)).WithSummary("The same stream, and commands, over a WebSocket.").WithMetadata(new TakesQueryToken());
    }

    // With its own part of the host's pipeline: a host need not know that there are sockets.
    private static RequestDelegate SocketPipeline(IEndpointRouteBuilder endpoints, StreamSettings streams)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(context => SocketGate.RunAsync(context, streams));
        return pipeline.Build();
    }
}
