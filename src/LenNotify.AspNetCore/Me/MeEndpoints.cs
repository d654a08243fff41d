using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>What a person may do with their own data, and a test that it all works.</summary>
internal static class MeEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapDelete("/history", MeHandling.DismissAllAsync).WithSummary("Dismisses everything that is listed.").Answers<RemovedBody>();
        group.MapGet("/me/export", MeHandling.ExportAsync).WithSummary("Everything held about the person, streamed.").Answers<ExportBody>();
        group.MapGet("/analytics", MeHandling.AnalyticsAsync).WithSummary("What the person did with each type.").Answers<AnalyticsBody>().Checks();
        group.MapPost("/test/{channel}", MeHandling.TestAsync).WithSummary("Sends the person a test.").Answers<TestSentBody>(StatusCodes.Status202Accepted).Checks()
            .May(StatusCodes.Status429TooManyRequests).May(StatusCodes.Status503ServiceUnavailable);
    }
}
