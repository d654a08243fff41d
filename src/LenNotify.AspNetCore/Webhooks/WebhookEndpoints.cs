using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>
/// What providers and mail programs call. They sign in nowhere, so whatever the host demands of people does not hold here: each
/// webhook judges by signature or token who is calling.
/// </summary>
internal static class WebhookEndpoints
{
    /// <summary>Below the mapping; a channel's <c>PublicUrl</c> ends so.</summary>
    internal const string Folder = "webhooks";

    private const string Pattern = "/" + Folder + "/{**path}";

    internal static void Map(IEndpointRouteBuilder endpoints, string pattern, ApiSettings settings)
    {
        var handling = new WebhookHandling(endpoints.ServiceProvider, settings);
        var group = endpoints.MapGroup(pattern);

        // Their forms are the providers', so the host's document of its own API leaves them out.
        group.WithTags("Notifications").AllowAnonymous().WithMetadata(settings).ExcludeFromDescription();
        foreach (var method in (string[])[HttpMethods.Get, HttpMethods.Head, HttpMethods.Post])
        {
            group.MapMethods(Pattern, [method], (RequestDelegate)(context => Guard.AnswerAsync(context, handling.RunAsync, settings)));
        }

        WarnOfTokensInLogs(endpoints.ServiceProvider);
    }

    private static void WarnOfTokensInLogs(IServiceProvider services)
    {
        if (services.GetService<QueryTokens>() is null && services.GetService<IServiceProviderIsService>()?.IsService(typeof(IChannelWebhook)) == true)
        {
            WebhookLog.TokensInQueries(WebhookLog.Of(services));
        }
    }
}
