using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>The record of who did what. A write takes room for its fact first, so that it never happens without it.</summary>
internal sealed class AuditLog(Quota room)
{
    private readonly Lock _gate = new();
    private readonly List<(long Number, AuditEntry Entry)> _entries = [];
    private long _numbers;

    /// <summary>Keeps a fact, or throws; called before the write it describes, when nothing else can refuse that.</summary>
    public void Add(AuditFact fact, DateTimeOffset at)
    {
        room.Take(1);
        lock (_gate)
        {
            _entries.Add((++_numbers, new AuditEntry(fact, at)));
        }
    }

    /// <exception cref="InvalidInputException">The limit or the cursor is not allowed.</exception>
    public Page<AuditEntry> Page(AuditQuery query)
    {
        if (query.Limit is < 1 or > 100)
        {
            throw Refused("limit", $"{query.Limit} facts are not a page.", "1 to 100");
        }

        var before = long.MaxValue;
        if (query.Cursor is { } cursor && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            throw Refused("cursor", "It did not come from a page of the record.", "the cursor of the page before");
        }

        lock (_gate)
        {
            var found = new List<(long Number, AuditEntry Entry)>();
            for (var index = _entries.Count - 1; index >= 0 && found.Count <= query.Limit; index--)
            {
                if (_entries[index].Number < before && Fits(query, _entries[index].Entry.Fact))
                {
                    found.Add(_entries[index]);
                }
            }

            return new Page<AuditEntry>(
                [.. found.Take(query.Limit).Select(one => one.Entry)],
                found.Count > query.Limit ? found[query.Limit - 1].Number.ToString(CultureInfo.InvariantCulture) : null);
        }
    }

    /// <summary>The facts by or about a person, oldest first.</summary>
    public IReadOnlyList<AuditEntry> Of(string userId)
    {
        lock (_gate)
        {
            return [.. _entries.Select(one => one.Entry).Where(entry => Names(entry.Fact, userId))];
        }
    }

    /// <summary>Removes the facts by or about a person; answers how many there were.</summary>
    public int Erase(string userId)
    {
        lock (_gate)
        {
            var erased = _entries.RemoveAll(one => Names(one.Entry.Fact, userId));
            room.Give(erased);
            return erased;
        }
    }

    private static bool Names(AuditFact fact, string userId) => fact.Actor == userId || fact.Target == userId;

    private static bool Fits(AuditQuery query, AuditFact fact) =>
        (query.Actor is null || fact.Actor == query.Actor)
        && (query.Action is null || fact.Action == query.Action)
        && (query.Target is null || fact.Target == query.Target);

    private static InvalidInputException Refused(string field, string message, string limit) =>
        new("question to the record", [new Problem(field, message, limit)]);
}
