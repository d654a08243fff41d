using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>Something that happened, before anyone is chosen: the rules say who hears of it, and how.</summary>
public sealed record SourceEvent
{
    /// <summary>The source's own id of it, 1-200 characters. Where there is no <see cref="DedupeKey"/> it makes repeats the same event.</summary>
    [JsonPropertyName("event_id")]
    public string? Id { get; init; }

    /// <summary>Which rules look at it: 1-128 letters, digits and <c>_ . : -</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Where it comes from, the scope of the dedupe key: 1-64 letters, digits and <c>_ . : -</c>. Null is this host.</summary>
    public string? Producer { get; init; }

    /// <summary>What is known about it, into which rules reach by path: at most 16 KB and 8 levels deep. It becomes the metadata of what is told.</summary>
    public JsonObject? Payload { get; init; }

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; init; }

    /// <summary>What makes it the same event, within its producer: repeats change nothing, the same key for something else is an error. 1-200 characters.</summary>
    public string? DedupeKey { get; init; }

    /// <summary>The whole of it in snake_case.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EventContext.Default.SourceEvent);

    /// <summary>Reads one; names of other members are refused, and so is a name that comes twice.</summary>
    /// <exception cref="JsonException">The text is no event.</exception>
    public static SourceEvent FromJson(string json) =>
        JsonSerializer.Deserialize(json, EventContext.Default.SourceEvent) ?? throw new JsonException("An event is an object, not null.");
}
