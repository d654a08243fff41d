namespace LenNotify;

/// <summary>The way that mails go: over SMTP, over a provider's API, or yours. Called by many threads at once.</summary>
public interface IEmailTransport
{
    /// <summary>
    /// Sends one mail and says how it went. <see cref="DeliveryOutcome.AddressExpired"/> means that there is no such mailbox: it is
    /// suppressed. An exception counts as transient.
    /// </summary>
    Task<DeliveryResult> SendAsync(EmailMessage message, CancellationToken cancellationToken);
}
