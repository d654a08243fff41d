using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>Maps what those do who run the system. Nothing of it is there unless it is mapped.</summary>
public static class AdminEndpoints
{
    /// <summary>
    /// Maps the endpoints for operators. They see everybody's data, so that a policy of the host's must be named: who does not
    /// meet it gets 403, and nobody without a name gets in. What is changed is on the record under the caller's id.
    /// </summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <param name="pattern">Where, such as <c>/api/notifications/admin</c>.</param>
    /// <param name="policy">The name of an authorization policy.</param>
    /// <param name="configure">What is to be otherwise, as for <see cref="NotificationEndpoints.MapNotifications"/>.</param>
    public static RouteGroupBuilder MapNotificationsAdmin(this IEndpointRouteBuilder endpoints, string pattern, string policy, Action<NotificationApiOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(policy);
        if (endpoints.ServiceProvider.GetService<IAuthorizationService>() is null)
        {
            throw new InvalidOperationException("The admin endpoints need authorization. Add builder.Services.AddAuthorization(...) with the policy that is named.");
        }

        var options = new NotificationApiOptions();
        configure?.Invoke(options);
        var settings = ApiSettings.From(options, endpoints.ServiceProvider) with { Policy = policy };
        var group = NotificationEndpoints.Guarded(endpoints, pattern, settings).May(StatusCodes.Status403Forbidden);
        DeadLetterEndpoints.Map(group);
        OperationsEndpoints.Map(group);
        ChannelEndpoints.Map(group);
        RuleEndpoints.Map(group);
        RehearsalEndpoints.Map(group);
        return group;
    }
}
