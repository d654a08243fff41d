using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>What people did with what they were told.</summary>
internal static class Analytics
{
    private static readonly string[] Known = ["from", "to"];

    /// <summary>One person's, or everybody's for null.</summary>
    internal static async Task<IResult> OfAsync(Caller caller, string? userId, IHistory history)
    {
        var query = new AdminQuery(caller, Known);
        var summaries = await history.SummariseAsync(
            userId, query.Instant("from") ?? DateTimeOffset.MinValue, query.Instant("to") ?? DateTimeOffset.MaxValue, caller.Gone).ConfigureAwait(false);
        return caller.Json(new AnalyticsBody([.. summaries.Select(TypeAnalyticsBody.Of)]));
    }
}
