using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>How bodies are spelled, whatever the host chose for its own hubs.</summary>
internal sealed class HubWire
{
    private readonly JsonSerializerOptions _spelled;
    private readonly JsonTypeInfo<LiveBody> _pushed;

    public HubWire(IOptions<NotificationHubOptions> options, IOptions<NotificationOptions> host)
    {
        Options = options.Value;
        _spelled = LiveJson.Spelled(Options.CamelCase ?? host.Value.CamelCase);
        _pushed = (JsonTypeInfo<LiveBody>)_spelled.GetTypeInfo(typeof(LiveBody));
    }

    internal NotificationHubOptions Options { get; }

    /// <summary>What is pushed: the most frequent of all.</summary>
    internal HubBody Of(HubMessage message) => new(LiveBody.Of(message), _pushed);

    internal JsonElement Of<T>(T body) => LiveJson.Element(body, _spelled);
}
