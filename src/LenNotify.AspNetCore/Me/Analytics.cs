using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>What people did with what they were told.</summary>
internal static class Analytics
{
    private static readonly string[] Known = ["from", "to"];

    /// <summary>One person's, or everybody's for null.</summary>
    internal static async Task<IResult> OfAsync(Caller caller, SpanParameters given, string? userId, IHistory history)
    {
        AdminQuery.RefuseUnknown(caller, Known);
        var summaries = await history.SummariseAsync(
            userId, AdminQuery.Instant(caller, "from", given.From) ?? DateTimeOffset.MinValue, AdminQuery.Instant(caller, "to", given.To) ?? DateTimeOffset.MaxValue, caller.Gone).ConfigureAwait(false);
        return caller.Json(new AnalyticsBody([.. summaries.Select(TypeAnalyticsBody.Of)]));
    }
}
