using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>
/// Queries of links that lead to webhooks, which hold tokens of other names. What a provider signs is the query as it came, so it
/// is kept whole for the webhook, and for nobody else.
/// </summary>
internal sealed class HiddenLinks(IServiceProvider services)
{
    private string[]? _ends;

    internal bool TryHide(IFeatureCollection features, IHttpRequestFeature request)
    {
        if (!Ends().Any(end => request.Path.EndsWith(end, StringComparison.Ordinal)))
        {
            return false;
        }

        features.Set(new HiddenQuery(request.QueryString));
        QueryTokens.Put(request, "");
        return true;
    }

    private string[] Ends() => _ends ??= [.. services.GetServices<IChannelWebhook>().Select(static webhook => $"/{WebhookEndpoints.Folder}/{webhook.Path}")];
}
