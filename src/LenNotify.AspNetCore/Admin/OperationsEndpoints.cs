using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>How the system is, what happened in it, and people's rights.</summary>
internal static class OperationsEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/queue", OperationsHandling.QueueAsync).WithSummary("Each channel's queue and circuit.").Answers<QueuesBody>().May(StatusCodes.Status403Forbidden);
        group.MapGet("/deliveries", OperationsHandling.DeliveriesAsync).WithSummary("A page of deliveries, the latest first.").Answers<DeliveriesBody>().May(StatusCodes.Status403Forbidden);
        group.MapGet("/audit", OperationsHandling.AuditAsync).WithSummary("A page of the record, newest first.").Answers<AuditBody>().May(StatusCodes.Status403Forbidden);
        group.MapGet("/analytics", OperationsHandling.AnalyticsAsync).WithSummary("What people did with each type.").Answers<AnalyticsBody>().May(StatusCodes.Status403Forbidden);
        group.MapGet("/users/{userId}/deliveries/{id}", OperationsHandling.FollowAsync).WithSummary("An item's decisions, and every attempt to deliver it.")
            .Answers<WhyBody>().Missing().May(StatusCodes.Status403Forbidden);
        group.MapGet("/users/{userId}/export", OperationsHandling.ExportAsync).WithSummary("Everything held about a person, streamed.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json").May(StatusCodes.Status401Unauthorized).May(StatusCodes.Status403Forbidden);
        group.MapPost("/users/{userId}/erase", OperationsHandling.EraseAsync).WithSummary("Removes everything about a person.").Answers<ReceiptBody>().May(StatusCodes.Status403Forbidden);
    }
}
