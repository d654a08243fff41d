using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Sends a code over the very channel that it proves. It goes straight to the adapter: nothing may be routed to an address that
/// was not verified, and a code that waits in a queue is good no more.
/// </summary>
internal sealed partial class CodeSender(Ids ids, StoreClock clock, TimeProvider time, ILogger<CodeSender> log)
{
    private const string Type = "verification_code";

    /// <exception cref="VerificationRefusedException">The provider did not take it.</exception>
    /// <exception cref="InvalidInputException">The provider says that there is no such address.</exception>
    internal async Task SendAsync(ChannelLine line, string userId, string address, string code, CancellationToken cancellationToken)
    {
        if (line.Adapter is not { } adapter)
        {
            throw new VerificationRefusedException($"{line.Name} is delivered by another process, which must be asked.", null);
        }

        var outcome = await TrySendAsync(adapter, Delivery(userId, address, code), line.Options.SendTimeout, cancellationToken).ConfigureAwait(false);
        if (outcome is DeliveryOutcome.Permanent or DeliveryOutcome.AddressExpired)
        {
            throw new InvalidInputException("verification", [new("address", "was not accepted by the provider.", "an address that exists")]);
        }

        if (outcome is not DeliveryOutcome.Delivered)
        {
            throw new VerificationRefusedException($"No code can be sent over {line.Name} now. Try again in a while.", null);
        }
    }

    private async Task<DeliveryOutcome> TrySendAsync(IChannelAdapter adapter, Delivery delivery, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(patience, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var sending = adapter.SendAsync(delivery, over.Token);
            Abandoned.Observe(sending);
            return (await sending.WaitAsync(patience, time, cancellationToken).ConfigureAwait(false)).Outcome;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            NotSent(log, adapter.Channel, error.GetType().Name, MaskedException.Of(error));
            return DeliveryOutcome.Transient;
        }
    }

    private Delivery Delivery(string userId, string address, string code)
    {
        var id = ids.Next(clock.Now);
        var says = new Notification { Type = Type, Title = $"Your code is {code}", Message = "It is good for 10 minutes. If you did not ask for it, do nothing." };
        return new Delivery
        {
            Id = id,
            IdempotencyKey = id.ToString("N"),
            UserId = userId,
            Address = address,
            Content = new RenderedContent(says.Title, $"{says.Title}. {says.Message}"),
            Notifications = [says],
            Priority = Priority.High,
        };
    }

    [LoggerMessage(1301, LogLevel.Warning, "A code could not be sent over {Channel}: it threw {Kind}.")]
    private static partial void NotSent(ILogger logger, string channel, string kind, Exception error);
}
