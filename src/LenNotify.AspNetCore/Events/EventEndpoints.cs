using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>Maps what producers do.</summary>
public static class EventEndpoints
{
    private const string Header = "X-Api-Key";

    /// <summary>
    /// Maps <c>POST</c> for producers in other processes: a batch of publications, answered with 202 and what became of each.
    /// The key comes in the header <c>X-Api-Key</c>; who has none of the configured ones gets 401.
    /// </summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <param name="pattern">Where, such as <c>/api/notifications/events</c>.</param>
    /// <param name="configure">Who may.</param>
    public static IEndpointConventionBuilder MapNotificationEvents(this IEndpointRouteBuilder endpoints, string pattern, Action<ProducerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new ProducerOptions();
        configure(options);
        var keys = new ProducerKeys(options);
        var settings = ApiSettings.From(
            new NotificationApiOptions { UserId = context => keys.Find(context.Request.Headers[Header].ToString()), MaxBodySize = options.MaxBodySize }, endpoints.ServiceProvider);
        var group = NotificationEndpoints.Guarded(endpoints, pattern, settings);
        group.MapPost("", (Caller caller, [FromHeader(Name = EventHandling.Header)] string? key, INotifier notifier) => EventHandling.PublishAsync(caller, key, notifier, options.MaxBatch))
            .WithSummary("Publishes a batch; the header X-Api-Key says whose.").Takes<EventsBody>().Answers<AcceptedBody>(StatusCodes.Status202Accepted)
            .May(StatusCodes.Status503ServiceUnavailable);
        return group;
    }
}
