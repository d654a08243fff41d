using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace LenNotify;

/// <summary>From when to when, as it comes.</summary>
internal sealed record SpanParameters
{
    [FromQuery(Name = "from"), Description("At or after this instant.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Before this instant.")]
    public string? To { get; init; }
}
