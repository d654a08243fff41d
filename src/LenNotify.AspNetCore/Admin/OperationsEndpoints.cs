using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>How the system is, what happened in it, and people's rights.</summary>
internal static class OperationsEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/queue", OperationsHandling.QueueAsync).WithSummary("Each channel's queue and circuit.").Answers<QueuesBody>();
        group.MapGet("/deliveries", OperationsHandling.DeliveriesAsync).WithSummary("A page of deliveries, the latest first.").Answers<DeliveriesBody>().Checks();
        group.MapGet("/audit", OperationsHandling.AuditAsync).WithSummary("A page of the record, newest first.").Answers<AuditBody>().Checks();
        group.MapGet("/analytics", OperationsHandling.AnalyticsAsync).WithSummary("What people did with each type.").Answers<AnalyticsBody>().Checks();
        group.MapGet("/users/{userId}/deliveries/{id}", OperationsHandling.FollowAsync).WithSummary("An item's decisions, and every attempt to deliver it.")
            .Answers<WhyBody>().Missing();
        group.MapGet("/users/{userId}/export", OperationsHandling.ExportAsync).WithSummary("Everything held about a person, streamed.")
            .Answers<ExportBody>().Checks();
        group.MapPost("/users/{userId}/erase", OperationsHandling.EraseAsync).WithSummary("Removes everything about a person.").Answers<ReceiptBody>().Checks();
    }
}
