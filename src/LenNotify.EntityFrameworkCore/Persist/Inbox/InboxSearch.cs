using System.Globalization;
using System.Text;
using LenNotify.Storage;
using static System.FormattableString;

namespace LenNotify;

/// <summary>A query, checked and put as a statement. What is not asked for is not in it, so that each has its own plan.</summary>
internal sealed class InboxSearch
{
    private readonly StringBuilder _where = new();
    private readonly List<object?> _values = [];
    private readonly InboxQuery _query;

    /// <exception cref="InvalidInputException">The limit, the text or the cursor is not allowed.</exception>
    public InboxSearch(string userId, InboxQuery query, DateTimeOffset now, StoreDialect dialect)
    {
        _query = query;
        if (query.Limit is < 1 or > 100)
        {
            throw Refused("limit", $"{query.Limit} items are not a page.", "1 to 100");
        }

        AndFilters(userId, now);
        var asked = AndWords(userId, SearchWords.Asked(query.Text), dialect);
        IsIndexed = asked is not null;
        if (query.CountUpTo > 0)
        {
            var rows = asked is { } counted ? dialect.Found("1 AS one", _where.ToString(), $"@{_values.Count + 1}", counted, null)
                : $"SELECT 1 FROM {{items}} i JOIN {{states}} s ON s.user_id = i.user_id WHERE {_where} LIMIT @{_values.Count + 1}";
            (Count, CountValues) = ($"SELECT count(*) FROM ({rows}) c", [.. _values, (long)query.CountUpTo]);
        }

        var before = After(query.Cursor);
        Values = [.. _values];
        if (NewestFirst.Fits(query))
        {
            (Text, Values) = (NewestFirst.Text(query), NewestFirst.Values(userId, query, now));
            return;
        }

        Text = asked is { } parameter
            ? dialect.Found(ItemRows.Columns, _where.ToString(), Invariant($"{query.Limit + 1}"), parameter, before)
            : Invariant($$"""
                SELECT {{ItemRows.Columns}} FROM {items} i JOIN {states} s ON s.user_id = i.user_id WHERE {{_where}}
                ORDER BY {{(query.Filtered ? "i.created_at DESC, i.id DESC" : "i.sequence DESC")}} LIMIT {{query.Limit + 1}}
                """);
    }

    /// <summary>Whether the index of words finds the items.</summary>
    public bool IsIndexed { get; }

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
            return new Page<InboxItem>(found, null);
        }

        var last = found[_query.Limit - 1];
        return new Page<InboxItem>(found.GetRange(0, _query.Limit), _query.Filtered
            ? string.Create(CultureInfo.InvariantCulture, $"{last.CreatedAt.UtcTicks}_{last.Id:N}")
            : last.Sequence.ToString(CultureInfo.InvariantCulture));
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

    // The parameter of the sequence that the page begins below.
    private int? After(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        var parts = cursor.Split('_');
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            || parts.Length != (_query.Filtered ? 2 : 1))
        {
            throw NoCursor();
        }

        if (!_query.Filtered)
        {
            And("i.sequence < @#", place);
            return _values.Count;
        }

        if (Guid.TryParseExact(parts[1], "N", out var id))
        {
            _values.Add(id);
            And($"(i.created_at, i.id) < (@#, @{_values.Count})", place);
            return null;
        }

        throw NoCursor();
    }

    private void AndFilters(string userId, DateTimeOffset now)
    {
        And("i.user_id = @#", userId);
        And(_query.Filtered ? "NOT i.listed AND i.dismissed_at IS NULL" : "i.listed AND i.dismissed_at IS NULL");
        And("(i.expires_at IS NULL OR i.expires_at > @#)", now.UtcTicks);
        AndIf(_query.Unread && !_query.Filtered, "i.counted AND i.sequence > s.read_up_to");
        AndIf(_query.Unread && _query.Filtered, "i.read_at IS NULL");
        AndIf(_query.Types.Count > 0, "i.type {any #}", _query.Types.ToArray());
        AndIf(_query.Severities.Count > 0, "i.severity {any #}", Column.Of(_query.Severities, severity => (short)severity));
        AndIf(_query.From is not null, "i.created_at >= @#", _query.From?.UtcTicks);
        AndIf(_query.To is not null, "i.created_at < @#", _query.To?.UtcTicks);
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
