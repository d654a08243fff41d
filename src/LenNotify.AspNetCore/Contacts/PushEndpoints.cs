using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>Browsers that want to be pushed to.</summary>
internal static class PushEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/push-subscriptions", PushHandling.SubscribeAsync).WithSummary("A browser subscribes.").Takes<SubscriptionBody>().Done();
        group.MapDelete("/push-subscriptions", PushHandling.UnsubscribeAsync).WithSummary("A browser does not want any more.").Takes<UnsubscribedBody>().Done().Missing();
        group.MapGet("/push-key", PushHandling.GetKey).WithSummary("The public key that browsers subscribe with.").Answers<PushKeyBody>().Missing();
    }
}
