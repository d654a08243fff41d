using LenNotify.Storage;

namespace LenNotify;

/// <summary>Writes mails and gives them to the transport.</summary>
internal sealed class EmailAdapter(IEmailTransport transport, EmailWriter writer, ChannelContext context, IChannelFeedback feedback) : IChannelAdapter
{
    public string Channel => ChannelNames.Email;

    public async Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!EmailAddress.IsValid(delivery.Address))
        {
            return DeliveryResult.Permanent("the address is no mail address, as strictly as they are taken here");
        }

        var result = await transport.SendAsync(writer.Write(delivery, context.Time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        if (result.Outcome != DeliveryOutcome.AddressExpired)
        {
            return result;
        }

        // It stays with the person, who should see what is wrong with it; nothing goes there any more.
        await feedback.SuppressAsync(Channel, delivery.Address, SuppressionCause.Bounce, "refused by the mail server", cancellationToken).ConfigureAwait(false);
        return DeliveryResult.Permanent(result.Cause ?? "there is no such mailbox");
    }
}
