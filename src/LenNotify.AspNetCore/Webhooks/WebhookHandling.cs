using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Hands a call to the webhook it is for, as it came, and its answer back.</summary>
internal sealed class WebhookHandling(IServiceProvider services, ApiSettings settings)
{
    // A provider sends many events in one call; what a person's client sends is bounded much lower.
    private const int MostBody = 1024 * 1024;
    private readonly Lazy<FrozenDictionary<string, MappedWebhook>> _webhooks = new(() => Known(services, settings.Options.WebhooksPerSecond));
    private readonly ILogger _log = WebhookLog.Of(services);

    internal async Task RunAsync(HttpContext context)
    {
        if (!_webhooks.Value.TryGetValue((string?)context.Request.RouteValues["path"] ?? "", out var mapped))
        {
            throw Refusal.NotFound("There is no webhook here.");
        }

        if (!mapped.Rate.TryTake())
        {
            WebhookLog.TooMany(_log, mapped.Webhook.Path, settings.Options.WebhooksPerSecond);
            throw new Refusal(StatusCodes.Status429TooManyRequests, ProblemCode.TooMany, "Too many calls.")
            {
                RetryAt = services.GetRequiredService<StoreClock>().Now + TimeSpan.FromSeconds(1),
            };
        }

        var answer = await mapped.Webhook.HandleAsync(await ReadAsync(context).ConfigureAwait(false), context.RequestAborted).ConfigureAwait(false);
        await WriteAsync(context, answer).ConfigureAwait(false);
    }

    private static FrozenDictionary<string, MappedWebhook> Known(IServiceProvider services, int perSecond)
    {
        var time = services.GetRequiredService<TimeProvider>();
        return services.GetServices<IChannelWebhook>().ToFrozenDictionary(
            static webhook => webhook.Path, webhook => new MappedWebhook(webhook, new CallRate(perSecond, time)), StringComparer.Ordinal);
    }

    private static async Task<WebhookRequest> ReadAsync(HttpContext context) => new()
    {
        Method = context.Request.Method,
        Query = context.Features.Get<HiddenQuery>()?.Text ?? context.Request.QueryString.Value ?? "",
        Headers = context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        Body = await BodyReader.ReadAnyAsync(context, MostBody).ConfigureAwait(false),
    };

    private static async Task WriteAsync(HttpContext context, WebhookResponse answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers.CacheControl = "no-store";
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.ContentType is { } type)
        {
            response.ContentType = type;
            response.ContentLength = answer.Body.Length;
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
            }
        }
    }
}
