using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>What the host registered.</summary>
internal static class SchemaReading
{
    internal static IResult Get(Caller caller, RoutingEngine engine, HostConfiguration configuration) => caller.Json(new SchemaBody(
        [.. configuration.Apply(caller.Context.RequestServices.GetServices<NotificationType>()).Select(TypeBody.Of)],
        [.. engine.Channels.Select(ChannelBody.Of)],
        Enum.GetValues<Severity>(),
        Enum.GetValues<Priority>(),
        Enum.GetValues<Frequency>()));
}
