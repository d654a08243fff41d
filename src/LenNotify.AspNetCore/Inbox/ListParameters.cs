using Microsoft.AspNetCore.Mvc;

namespace LenNotify;

/// <summary>What a list may be asked for, as it comes: each is read by us, so that what is wrong with it can be said.</summary>
internal sealed record ListParameters
{
    /// <summary>Only unread ones: <c>true</c> or <c>false</c>.</summary>
    [FromQuery(Name = "unread")]
    public string? Unread { get; init; }

    /// <summary>What filters rejected: <c>true</c> or <c>false</c>.</summary>
    [FromQuery(Name = "filtered")]
    public string? Filtered { get; init; }

    /// <summary>Types, repeated or in a list with commas.</summary>
    [FromQuery(Name = "type")]
    public string[]? Type { get; init; }

    /// <summary>Severities, repeated or in a list with commas.</summary>
    [FromQuery(Name = "severity")]
    public string[]? Severity { get; init; }

    /// <summary>Created at or after.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Created before.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>Words in title or message.</summary>
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    /// <summary>1-100.</summary>
    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }

    /// <summary>From the page before.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }
}
