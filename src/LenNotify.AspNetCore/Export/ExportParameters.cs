using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace LenNotify;

/// <summary>Which file, as it comes.</summary>
internal sealed record ExportParameters
{
    [FromQuery(Name = "format"), Description("csv, json or html.")]
    public string? Format { get; init; }

    [FromQuery(Name = "from"), Description("Created at or after this instant.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Created before this instant.")]
    public string? To { get; init; }
}
