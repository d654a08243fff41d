using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace LenNotify;

/// <summary>Which part of the record, as it comes.</summary>
internal sealed record AuditParameters
{
    [FromQuery(Name = "actor"), Description("Only by this actor.")]
    public string? Actor { get; init; }

    [FromQuery(Name = "action"), Description("Only this action.")]
    public string? Action { get; init; }

    [FromQuery(Name = "target"), Description("Only about this.")]
    public string? Target { get; init; }

    [FromQuery(Name = "limit"), Description("1-100; 50 when it is left out.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "cursor"), Description("next_cursor of the page before.")]
    public string? Cursor { get; init; }
}
