using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LenNotify;

/// <summary>Maps pages made of the elements, for a host that has none of its own for them.</summary>
public static class NotificationPages
{
    /// <summary>
    /// Maps the inbox, <c>/alerts</c>, <c>/preferences</c> and, with <see cref="NotificationPagesOptions.Admin"/>, <c>/operator</c>.
    /// A page holds nothing of anybody: what it shows comes from the API under the reader's own name. Each is sent with a content
    /// security policy without inline script and style. Policies that the host adds to the answered group hold for all of them.
    /// </summary>
    /// <param name="endpoints">The host's routes. Static assets must be mapped too: <c>app.MapStaticAssets()</c>.</param>
    /// <param name="pattern">Where, such as <c>/notifications</c>.</param>
    /// <param name="configure">What is to be otherwise.</param>
    public static RouteGroupBuilder MapNotificationPages(this IEndpointRouteBuilder endpoints, string pattern, Action<NotificationPagesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        var options = new NotificationPagesOptions();
        configure?.Invoke(options);
        PageRules.Demand(options);
        var group = endpoints.MapGroup(pattern);
        group.ExcludeFromDescription();
        var pages = Page.Of(options);
        foreach (var page in pages)
        {
            group.MapGet(page.Path, (RequestDelegate)(context => new PageWriter(options, pages, pattern.TrimEnd('/')).WriteAsync(context, page)));
        }

        return group;
    }
}
