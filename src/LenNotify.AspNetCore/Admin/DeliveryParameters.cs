using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace LenNotify;

/// <summary>Which deliveries, as it comes.</summary>
internal sealed record DeliveryParameters
{
    [FromQuery(Name = "user_id"), Description("Only this person's.")]
    public string? UserId { get; init; }

    [FromQuery(Name = "channel"), Description("Only this channel.")]
    public string? Channel { get; init; }

    [FromQuery(Name = "state"), Description("Only pending, under_way, delivered, dead or dropped ones.")]
    public string? State { get; init; }

    [FromQuery(Name = "limit"), Description("1-100; 50 when it is left out.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "cursor"), Description("next_cursor of the page before.")]
    public string? Cursor { get; init; }
}
