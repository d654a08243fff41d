using System.Text.Json;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>How bodies are spelled, whatever the host chose for its own hubs.</summary>
internal sealed class HubWire(IOptions<NotificationHubOptions> options)
{
    private readonly JsonSerializerOptions _spelled = LiveJson.Spelled(options.Value.CamelCase);

    internal NotificationHubOptions Options => options.Value;

    internal JsonElement Of<T>(T body) => LiveJson.Element(body, _spelled);
}
