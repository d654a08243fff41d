using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>The inbox as a file.</summary>
internal static class ExportEndpoints
{
    internal static void Map(RouteGroupBuilder group) => group.MapGet("/export", ExportHandling.ExportAsync)
        .WithSummary("The inbox as csv, json, or a page to print; streamed.")
        .Produces<ItemsBody>(StatusCodes.Status200OK, "application/json", "text/csv", "text/html").Checks();
}
