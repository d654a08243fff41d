using System.Text.Json;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>The document in which a channel's circuits outlive the process.</summary>
internal static class CircuitDocument
{
    private const string Kind = "circuit";
    private static readonly CircuitRecord Closed = new();

    internal static DocumentKey KeyOf(string channel) => new(Kind, "", channel);

    internal static bool Is(DocumentKey key) => key is { Kind: Kind, Owner: "" };

    internal static DateTimeOffset? OpenUntil(StoredDocument? document) => Read(document).OpenUntil;

    /// <summary>Before each node had its line, the document was an instant, or null.</summary>
    internal static CircuitRecord Read(StoredDocument? document) =>
        document is null ? Closed
        : document.Json.StartsWith('{') ? JsonSerializer.Deserialize(document.Json, ControlJson.Default.CircuitRecord) ?? Closed
        : JsonSerializer.Deserialize(document.Json, ControlJson.Default.NullableDateTimeOffset) is { } until ? new CircuitRecord { OpenUntil = until }
        : Closed;

    /// <summary>The document after a change that this node saw.</summary>
    internal static StoredDocument With(string channel, StoredDocument? before, NodeName node, DateTimeOffset? openUntil, DateTimeOffset now) =>
        new(KeyOf(channel), before?.Version ?? 0, JsonSerializer.Serialize(Read(before).With(node, openUntil, now), ControlJson.Default.CircuitRecord));
}
