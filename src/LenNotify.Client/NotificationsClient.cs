using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Writes each event once, with its key, and gives it to be sent.</summary>
internal sealed class NotificationsClient(EventSending sending, IOptions<NotificationsClientOptions> options) : INotificationsClient
{
    private const int KeyLength = 32;

    public Task<EventResult> PublishAsync(Notification notification, Audience audience, EventOptions? said = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        ArgumentNullException.ThrowIfNull(audience);
        cancellationToken.ThrowIfCancellationRequested();
        return SendAsync(
            new EventBody(
                notification,
                audience.Segment is null ? audience.UserIds : null,
                audience.Segment,
                said?.IdempotencyKey ?? NewKey(),
                said?.DeliverAt,
                said?.CorrelationId),
            cancellationToken);
    }

    public Task<EventResult> PublishEventAsync(SourceEvent happened, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(happened);
        cancellationToken.ThrowIfCancellationRequested();
        return SendAsync(new EventBody(IdempotencyKey: happened.DedupeKey is null && happened.Id is null ? NewKey() : null, Event: happened), cancellationToken);
    }

    private static string NewKey() => RandomNumberGenerator.GetHexString(KeyLength, lowercase: true);

    private Task<EventResult> SendAsync(EventBody body, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, ClientJson.Default.EventBody);
        return json.Length <= options.Value.MaxRequestSize - EventPost.Around
            ? sending.SendAsync(new WaitingEvent(json), cancellationToken)
            : throw new NotificationsClientException(
                "too_large", FormattableString.Invariant($"The event has {json.Length} bytes, more than the {options.Value.MaxRequestSize} that a request may have."));
    }
}
