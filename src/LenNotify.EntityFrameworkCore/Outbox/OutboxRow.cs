using LenNotify.Storage;
using Row = System.Collections.Generic.Dictionary<string, object>;

namespace LenNotify;

/// <summary>A publication as the host's context tracks it.</summary>
internal static class OutboxRow
{
    /// <summary>The row of a publication.</summary>
    public static Row Of(Publication publication)
    {
        var row = new Row
        {
            ["id"] = publication.Id,
            ["producer"] = publication.Producer,
            ["dedupe_key"] = publication.DedupeKey,
            ["body_hash"] = publication.BodyHash.ToArray(),
            ["type"] = publication.Type,
            ["payload"] = publication.Payload,
            ["is_event"] = publication.IsEvent,
            ["due_at"] = publication.DueAt.UtcTicks,
            ["correlation_id"] = publication.CorrelationId,
        };
        if (publication.Audience.Segment is { } segment)
        {
            row["segment"] = segment;
        }
        else
        {
            row["audience"] = StoreJson.Write(publication.Audience.UserIds);
        }

        if (publication.TraceParent is { } parent)
        {
            row["trace_parent"] = parent;
        }

        return row;
    }
}
