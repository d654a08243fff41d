using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Which letters, as a condition on deliveries <c>d</c>.</summary>
internal sealed class DeadLetterSearch
{
    private readonly List<string> _conditions = ["d.state = 5"];
    private readonly List<object?> _values = [];

    public DeadLetterSearch(DeadLetterFilter filter)
    {
        AndIf(filter.Ids.Count > 0, "d.id {any #}", filter.Ids.ToArray());
        AndIf(filter.Channel is not null, "d.channel = @#", filter.Channel);
        AndIf(filter.Cause is not null, "SUBSTR(d.cause, 1, LENGTH(@#)) = @#", filter.Cause);
        AndIf(filter.UserId is not null, "d.user_id = @#", filter.UserId);
        AndIf(filter.From is not null, "d.ended_at >= @#", filter.From?.UtcTicks);
        AndIf(filter.To is not null, "d.ended_at < @#", filter.To?.UtcTicks);
    }

    /// <summary>The condition.</summary>
    public string Where => string.Join(" AND ", _conditions);

    /// <summary>Its values, with others after them.</summary>
    public object?[] Values(params object?[] more) => [.. _values, .. more];

    /// <summary>The parameter of the nth value after its own, beginning with 1.</summary>
    public string Next(int nth = 1) => string.Create(CultureInfo.InvariantCulture, $"@{_values.Count + nth}");

    /// <exception cref="InvalidInputException">The text is no cursor.</exception>
    public void After(string? cursor)
    {
        if (cursor is null)
        {
            return;
        }

        var parts = cursor.Split('_');
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || !Guid.TryParseExact(parts[1], "N", out var id))
        {
            throw new InvalidInputException(
                "list of dead letters", [new Problem("cursor", "It did not come from a page of dead letters.", "the cursor of the page before")]);
        }

        _values.Add(id);
        AndIf(true, $"(d.ended_at, d.id) < (@#, @{_values.Count})", ticks);
    }

    private void AndIf(bool wanted, string condition, object? value)
    {
        if (wanted)
        {
            _values.Add(value);
            _conditions.Add(condition.Replace("#", _values.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }
    }
}
