using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>A question for deliveries, checked and put as a statement.</summary>
internal static class DeliverySearch
{
    /// <exception cref="InvalidInputException">The limit or the cursor is not allowed.</exception>
    public static (string Text, object?[] Values) Of(DeliveryQuery query)
    {
        var conditions = new List<string> { "d.id < @1" };
        var values = new List<object?> { DeliveryCursor.Before(query), query.Limit + 1L };
        if (query.UserId is { } userId)
        {
            values.Add(userId);

            // By the person's items, which have an index; deliveries that ended have none by person.
            conditions.Add(Numbered("d.user_id = @# AND d.id IN (SELECT m.delivery_id FROM {items} i JOIN {members} m ON m.item_id = i.id WHERE i.user_id = @#)", values.Count));
        }

        if (query.Channel is { } channel)
        {
            values.Add(channel);
            conditions.Add(Numbered("d.channel = @#", values.Count));
        }

        if (query.State is { } state)
        {
            conditions.Add(state switch
            {
                DeliveryStanding.Pending => "d.state IN (0, 1, 3) AND NOT d.running",
                DeliveryStanding.UnderWay => "d.running AND d.state IN (0, 1, 2, 3)",
                DeliveryStanding.Delivered => "d.state = 4",
                DeliveryStanding.Dead => "d.state = 5",
                _ => "d.state = 6",
            });
        }

        return (
            $$"""
            SELECT d.id, d.user_id, d.channel, d.state, d.running, d.due_at, d.attempts, d.priority, d.cause, m.item_id FROM (
                SELECT d.* FROM {deliveries} d WHERE {{string.Join(" AND ", conditions)}} ORDER BY d.id DESC LIMIT @2) d
            LEFT JOIN {members} m ON m.delivery_id = d.id AND m.left_at IS NULL
            ORDER BY d.id DESC, m.item_id
            """,
            [.. values]);
    }

    /// <summary>A delivery and one of the items that it carries.</summary>
    public static (DeliveryEntry Entry, Guid? ItemId) Read(RowReader row)
    {
        var (id, userId, channel) = (row.Id(), row.Text(), row.Text());
        var state = Standing(row.Choice<DeliveryState>(), row.Flag());
        var entry = new DeliveryEntry(id, userId, channel, state, row.Instant(), row.Count(), []) { Priority = row.Choice<Priority>() };
        return (entry with { Cause = row.TextOrNull() }, row.IdOrNull());
    }

    private static DeliveryStanding Standing(DeliveryState state, bool running) => state switch
    {
        DeliveryState.Delivered => DeliveryStanding.Delivered,
        DeliveryState.Dead => DeliveryStanding.Dead,
        DeliveryState.Dropped => DeliveryStanding.Dropped,
        _ => running ? DeliveryStanding.UnderWay : DeliveryStanding.Pending,
    };

    private static string Numbered(string condition, int number) => condition.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
