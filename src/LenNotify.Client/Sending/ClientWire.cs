using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>How names are spelled between producer and host.</summary>
internal sealed class ClientWire
{
    public ClientWire(IOptions<NotificationsClientOptions> options)
    {
        var spelled = new JsonSerializerOptions(ClientJson.Default.Options)
        {
            PropertyNamingPolicy = options.Value.CamelCase ? JsonNamingPolicy.CamelCase : JsonNamingPolicy.SnakeCaseLower,
        };
        spelled.TypeInfoResolverChain.Clear();
        spelled.TypeInfoResolverChain.Add(ClientJson.Default);
        spelled.MakeReadOnly();
        Event = (JsonTypeInfo<EventBody>)spelled.GetTypeInfo(typeof(EventBody));
        Accepted = (JsonTypeInfo<AcceptedBody>)spelled.GetTypeInfo(typeof(AcceptedBody));
        Problem = (JsonTypeInfo<ProblemBody>)spelled.GetTypeInfo(typeof(ProblemBody));
    }

    internal JsonTypeInfo<EventBody> Event { get; }

    internal JsonTypeInfo<AcceptedBody> Accepted { get; }

    internal JsonTypeInfo<ProblemBody> Problem { get; }
}
