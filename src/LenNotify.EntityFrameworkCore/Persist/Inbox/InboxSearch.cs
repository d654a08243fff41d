using System.Globalization;
using System.Text;
using LenNotify.Storage;
using static System.FormattableString;

namespace LenNotify;

/// <summary>A query, checked and put as a statement. What is not asked for is not in it, so that each has its own plan.</summary>
internal sealed class InboxSearch
{
    private readonly StringBuilder _where = new();
    private readonly List<object?> _values;
    private readonly InboxQuery _query;

    /// <exception cref="InvalidInputException">The limit, the text or the cursor is not allowed.</exception>
    public InboxSearch(string userId, InboxQuery query, DateTimeOffset now, StoreDialect dialect)
    {
        _query = query;
        if (query.Limit is < 1 or > 100)
        {
            throw Refused("limit", $"{query.Limit} items are not a page.", "1 to 100");
        }

        var (place, id) = Place(query.Cursor);
        _values = [userId, place];
        AndFilters(now);
        var asked = AndWords(userId, SearchWords.Asked(query.Text), dialect);
        (IsIndexed, IsCountedApart) = (asked is not null, query.CountUpTo > 0 && NewestFirst.IsChoosy(query));
        var where = _where.ToString();
        if (query.CountUpTo > 0)
        {
            var limit = Invariant($"@{_values.Count + 1}");
            Count = asked is { } counted
                ? $"SELECT count(*) FROM ({dialect.Found("1 AS one", Searched(where), limit, counted, 2)}) c"
                : NewestFirst.Count(query, where, limit);
            CountValues = [userId, long.MaxValue, .. _values[2..], (long)query.CountUpTo];
        }

        Text = asked is { } parameter
            ? dialect.Found(ItemRows.Columns, Searched(where), Invariant($"{query.Limit + 1}"), parameter, 2)
            : NewestFirst.Page(query, where, id is null ? null : _values.Count + 1, Invariant($"{query.Limit + 1}"));
        Values = id is null ? [.. _values] : [.. _values, id];
    }

    /// <summary>Whether the index of words finds the items.</summary>
    public bool IsIndexed { get; }

    /// <summary>Whether to count is a walk of its own, which the page may make needless.</summary>
    public bool IsCountedApart { get; }

    /// <summary>The statement.</summary>
    public string Text { get; }

    /// <summary>Its values.</summary>
    public object?[] Values { get; }

    /// <summary>Counts what fits, on whatever page; null where nothing is to be counted.</summary>
    public string? Count { get; }

    /// <summary>The values of <see cref="Count"/>.</summary>
    public object?[] CountValues { get; } = [];

    /// <summary>The page out of what was found, which is one more than that where there is another page.</summary>
    public Page<InboxItem> PageOf(List<InboxItem> found)
    {
        if (found.Count <= _query.Limit)
        {
            return new Page<InboxItem>(found, null) { Total = IsCountedApart && _query.Cursor is null ? Math.Min(found.Count, _query.CountUpTo) : null };
        }

        var last = found[_query.Limit - 1];
        return new Page<InboxItem>(found.GetRange(0, _query.Limit), _query.Filtered
            ? string.Create(CultureInfo.InvariantCulture, $"{last.CreatedAt.UtcTicks}_{last.Id:N}")
            : last.Sequence.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What is known of a count that stands apart once the first page is, and the values that count what comes after it.</summary>
    public (long Known, object?[] Values) After(Page<InboxItem> page)
    {
        if (_query.Cursor is not null || _query.Filtered)
        {
            return (0, CountValues);
        }

        var known = Math.Min(page.Items.Count, _query.CountUpTo);
        return (known, [CountValues[0], page.Items[^1].Sequence, .. CountValues[2..^1], (long)(_query.CountUpTo - known)]);
    }

    // The parameter of the words, where their index finds the items. What was filtered is little, and looked through.
    private int? AndWords(string userId, IReadOnlyList<string>? words, StoreDialect dialect)
    {
        if (words is null)
        {
            return null;
        }

        if (words.Count == 0)
        {
            And("1 = 0");
            return null;
        }

        if (_query.Filtered)
        {
            And("{holds #}", dialect.AskedOfFiltered(userId, words));
            return null;
        }

        _values.Add(dialect.Asked(userId, words));
        return _values.Count;
    }

    // What the page begins below: a sequence, or an instant and the id of an item of it.
    private (long Place, Guid? Id) Place(string? cursor)
    {
        if (cursor is null)
        {
            return (long.MaxValue, null);
        }

        var parts = cursor.Split('_');
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            || parts.Length != (_query.Filtered ? 2 : 1))
        {
            throw NoCursor();
        }

        if (!_query.Filtered)
        {
            return (place, null);
        }

        return Guid.TryParseExact(parts[1], "N", out var id) ? (place, id) : throw NoCursor();
    }

    private string Searched(string where) => $"i.user_id = @1 AND i.sequence < @2{(_query.Unread ? " AND i.sequence > s.read_up_to" : "")} AND {where}";

    private void AndFilters(DateTimeOffset now)
    {
        And(_query.Filtered ? "NOT i.listed AND i.dismissed_at IS NULL" : "i.listed AND i.dismissed_at IS NULL");
        And("(i.expires_at IS NULL OR i.expires_at > @#)", now.UtcTicks);
        AndIf(_query.Unread, _query.Filtered ? "i.read_at IS NULL" : "i.counted");

        // Only the index of the person is to look good to who plans.
        AndIf(_query.Types.Count > 0, "{aside i.type} {any #}", _query.Types.ToArray());
        AndIf(_query.Severities.Count > 0, "i.severity {any #}", Column.Of(_query.Severities, severity => (short)severity));
        AndIf(_query.From is not null, "i.created_at + 0 >= @#", _query.From?.UtcTicks);
        AndIf(_query.To is not null, "i.created_at + 0 < @#", _query.To?.UtcTicks);
    }

    private void AndIf(bool wanted, string condition, object? value = null)
    {
        if (wanted)
        {
            And(condition, value);
        }
    }

    // The hash stands for the number of the value.
    private void And(string condition, object? value = null)
    {
        _where.Append(_where.Length == 0 ? "" : " AND ");
        if (value is null)
        {
            _where.Append(condition);
            return;
        }

        _values.Add(value);
        _where.Append(condition.Replace("#", _values.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    private static InvalidInputException NoCursor() =>
        Refused("cursor", "It did not come from a page of this inbox.", "the cursor of the page before");

    private static InvalidInputException Refused(string field, string message, string limit) =>
        new("inbox query", [new Problem(field, message, limit)]);
}
