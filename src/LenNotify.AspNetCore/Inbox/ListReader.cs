using System.Globalization;
using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Turns query parameters into a query, with every problem at once.</summary>
internal sealed class ListReader(Caller caller)
{
    internal const int CountUpTo = 10_000;
    private const int MostNames = 50;
    private const int LongestType = 128;
    private const int MostLimit = 100;
    private static readonly string[] Known = ["unread", "filtered", "type", "severity", "from", "to", "q", "limit", "cursor"];
    private readonly List<Problem> _problems = [];

    /// <summary>The query, and the words by which its cursors know it.</summary>
    internal (InboxQuery Query, string Key) Read(ListParameters given)
    {
        RefuseUnknown(caller.Context.Request.Query, Known);
        var query = new InboxQuery
        {
            Limit = Limit(given.Limit),
            Unread = Flag("unread", given.Unread),
            Filtered = Flag("filtered", given.Filtered),
            Types = Types(given.Type),
            Severities = Severities(given.Severity),
            From = Instant("from", given.From),
            To = Instant("to", given.To),
            Text = Text(given.Q),
            CountUpTo = CountUpTo,
        };
        var key = KeyOf(query);
        var cursor = Cursor(given.Cursor, key);
        return _problems.Count == 0 ? (query with { Cursor = cursor }, key) : throw Refusal.Invalid(_problems);
    }

    /// <summary>An instant; null when it is not given.</summary>
    internal DateTimeOffset? Instant(string field, string? given)
    {
        if (given is null)
        {
            return null;
        }

        if (!Instants.TryRead(given, out var instant))
        {
            _problems.Add(new(field, "is no instant.", Instants.Allowed));
        }

        return instant;
    }

    /// <summary>Throws when anything was wrong.</summary>
    internal void Demand()
    {
        if (_problems.Count > 0)
        {
            throw Refusal.Invalid(_problems);
        }
    }

    internal void RefuseUnknown(IQueryCollection query, string[] known)
    {
        foreach (var name in query.Keys.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            _problems.Add(new(Shown.Of(name), "is not known here.", string.Join(", ", known)));
        }
    }

    private static string KeyOf(InboxQuery query) => string.Create(
        CultureInfo.InvariantCulture,
        $"{query.Unread}|{query.Filtered}|{string.Join(',', query.Types)}|{string.Join(',', query.Severities)}|{query.From?.UtcTicks}|{query.To?.UtcTicks}|{query.Text}");

    private bool Flag(string field, string? given)
    {
        if (given is not (null or "true" or "false"))
        {
            _problems.Add(new(field, $"'{Shown.Of(given)}' is neither.", "true or false"));
        }

        return given == "true";
    }

    private int Limit(string? given)
    {
        if (given is null)
        {
            return new InboxQuery().Limit;
        }

        if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostLimit)
        {
            return limit;
        }

        _problems.Add(new("limit", $"'{Shown.Of(given)}' is no length of a page.", "1 to 100"));
        return 1;
    }

    private string[] Types(string[]? given)
    {
        var names = Names("type", given);
        if (names.Any(name => name.Length > LongestType || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-')))
        {
            _problems.Add(new("type", "is no name of a type.", "1-128 letters, digits and _ . : -"));
        }

        return names;
    }

    private List<Severity> Severities(string[]? given)
    {
        var severities = new List<Severity>();
        foreach (var name in Names("severity", given))
        {
            if (WireNames.TryRead(name, out Severity severity))
            {
                severities.Add(severity);
            }
            else
            {
                _problems.Add(new("severity", $"'{Shown.Of(name)}' is no severity.", WireNames.Severities));
            }
        }

        return severities;
    }

    private string[] Names(string field, string[]? given)
    {
        string[] names = [.. (given ?? []).SelectMany(part => part.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];
        if (names.Length > MostNames)
        {
            _problems.Add(new(field, FormattableString.Invariant($"has {names.Length} names."), "50"));
        }

        return names;
    }

    private string? Text(string? given)
    {
        if (given?.Contains('\0', StringComparison.Ordinal) == true)
        {
            _problems.Add(new("q", "has a character that is not plain.", "any text without U+0000"));
        }
        else if (given is not null && SearchWords.Check("q", given) is { } problem)
        {
            _problems.Add(problem);
        }

        return given;
    }

    private string? Cursor(string? given, string key)
    {
        var cursor = given is null ? null : caller.Settings.Cursors.Read(caller.UserId, key, given);
        if (given is not null && cursor is null)
        {
            _problems.Add(new("cursor", "did not come from a page of this list.", "next_cursor of the page before, with the same filters"));
        }

        return cursor;
    }
}
