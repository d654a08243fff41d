using System.Net;
using LenNotify;

namespace Worker;

/// <summary>Sends pages to a provider; where there is none, into the log.</summary>
public sealed partial class Pager(IHttpClientFactory clients, TimeProvider time, ILogger<Pager> log) : IChannelAdapter
{
    public const string Name = "pager";

    /// <summary>How the provider knows a page that it already has.</summary>
    public const string KeyHeader = "Idempotency-Key";

    public string Channel => Name;

    public async Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(Name);
        if (client.BaseAddress is null)
        {
            Paged(log, delivery.IdempotencyKey, delivery.Attempt);
            return DeliveryResult.Delivered();
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, client.BaseAddress);
        request.Headers.Add(KeyHeader, delivery.IdempotencyKey);
        request.Content = JsonContent.Create(new Page(delivery.Address, [.. delivery.Notifications.Select(one => one.Title)]));
        using var answer = await client.SendAsync(request, cancellationToken);
        return answer.StatusCode switch
        {
            < HttpStatusCode.MultipleChoices => DeliveryResult.Delivered(),
            HttpStatusCode.TooManyRequests => DeliveryResult.ThrottledUntil(time.GetUtcNow() + (answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromMinutes(1))),
            HttpStatusCode.Gone => DeliveryResult.AddressExpired("the pager is gone"),
            >= HttpStatusCode.InternalServerError and var status => DeliveryResult.Transient($"the provider said {(int)status}"),
            var status => DeliveryResult.Permanent($"the provider said {(int)status}"),
        };
    }

    [LoggerMessage(1, LogLevel.Information, "Paged {Key}, attempt {Attempt}.")]
    private static partial void Paged(ILogger logger, string key, int attempt);
}
