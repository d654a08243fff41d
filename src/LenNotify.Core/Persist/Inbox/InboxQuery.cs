namespace LenNotify.Storage;

/// <summary>Which items. Everything that is null or empty leaves them all in.</summary>
public sealed record InboxQuery
{
    /// <summary>At most this many; 1-100.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>From <see cref="Page{T}.Next"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Only unread ones.</summary>
    public bool Unread { get; init; }

    /// <summary>Instead of the listed items, those that the person's filters rejected.</summary>
    public bool Filtered { get; init; }

    /// <summary>Only these types.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Only these severities.</summary>
    public IReadOnlyList<Severity> Severities { get; init; } = [];

    /// <summary>Created at or after.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Created before.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>
    /// Words of title or message, in any order; case and accents do not matter. Each must begin a word of the item, as
    /// <see cref="SearchWords"/> cuts them. At most 200 characters and 32 different words.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>How far to count what fits, whatever the page: <see cref="Page{T}.Total"/> then says how many there are, and never more than this. 0 counts nothing.</summary>
    public int CountUpTo { get; init; }
}
