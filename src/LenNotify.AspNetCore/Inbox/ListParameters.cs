using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace LenNotify;

/// <summary>What a list may be asked for, as it comes: each is read by us, so that what is wrong with it can be said.</summary>
internal sealed record ListParameters
{
    [FromQuery(Name = "unread"), Description("Only unread ones: true or false.")]
    public string? Unread { get; init; }

    [FromQuery(Name = "filtered"), Description("What filters rejected: true or false.")]
    public string? Filtered { get; init; }

    [FromQuery(Name = "type"), Description("Types, repeated or in a list with commas.")]
    public string[]? Type { get; init; }

    [FromQuery(Name = "severity"), Description("Severities, repeated or in a list with commas.")]
    public string[]? Severity { get; init; }

    [FromQuery(Name = "from"), Description("Created at or after.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Created before.")]
    public string? To { get; init; }

    [FromQuery(Name = "q"), Description("Words in title or message.")]
    public string? Q { get; init; }

    [FromQuery(Name = "limit"), Description("1-100; 50 when it is left out.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "cursor"), Description("next_cursor of the page before; with the same filters.")]
    public string? Cursor { get; init; }
}
