namespace LenNotify;

/// <summary>
/// What a provider or a mail program calls over HTTP: a status, a STOP, an unsubscription. It is called by many threads at
/// once, knows nothing of the web server in front of it, and judges for itself who is calling.
/// </summary>
public interface IChannelWebhook
{
    /// <summary>Where it is, below the address that the host maps webhooks to, without a slash at either end: <c>twilio/status</c>.</summary>
    string Path { get; }

    /// <summary>Answers. Whatever the caller sent is material to judge: it ends in a status, never in an exception.</summary>
    Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken);
}
