using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace LenNotify;

/// <summary>Which dead letters, as it comes: each is read by us, so that what is wrong with it can be said.</summary>
internal sealed record DeadLetterParameters
{
    [FromQuery(Name = "channel"), Description("Only this channel.")]
    public string? Channel { get; init; }

    [FromQuery(Name = "cause"), Description("Only causes that begin so.")]
    public string? Cause { get; init; }

    [FromQuery(Name = "user_id"), Description("Only this person's.")]
    public string? UserId { get; init; }

    [FromQuery(Name = "from"), Description("Given up at or after this instant.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Given up before this instant.")]
    public string? To { get; init; }

    [FromQuery(Name = "limit"), Description("1-100; 50 when it is left out.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "cursor"), Description("next_cursor of the page before.")]
    public string? Cursor { get; init; }
}
