using System.Text.Json;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>An accepted event as rules look at it.</summary>
/// <param name="id">The publication: ids ascend, so that of two events it is known which came first.</param>
/// <param name="at">When it was accepted. Rules go by this, not by when they are asked, so that asking again answers the same.</param>
/// <param name="root">The whole of it, as it is stored.</param>
internal sealed class EventView(Guid id, DateTimeOffset at, JsonElement root)
{
    internal Guid Id => id;

    internal DateTimeOffset At => at;

    internal JsonElement Root => root;

    internal JsonElement Payload { get; } = root.GetProperty("payload");

    internal string Type { get; } = root.GetProperty("type").GetString()!;

    internal Severity Severity { get; } = root.TryGetProperty("severity", out var text) && WireNames.TryRead(text.GetString()!, out Severity severity) ? severity : Severity.Info;

    /// <summary>Of a stored event.</summary>
    internal static EventView Of(Publication publication)
    {
        using var document = JsonDocument.Parse(publication.Payload);
        return new EventView(publication.Id, publication.DueAt, document.RootElement.Clone());
    }
}
