using LenNotify.Storage;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace LenNotify;

/// <summary>One attempt: reads the address, calls the adapter within its time, and makes an answer of whatever comes back.</summary>
internal sealed partial class Sender(ChannelLine line, Addresses addresses, PumpClock clock, ILogger<Sender> log, IFallbackWatch? fallbacks = null)
{
    private readonly ResiliencePipeline _within = new ResiliencePipelineBuilder { TimeProvider = clock.Time }
        .AddTimeout(new TimeoutStrategyOptions { Timeout = line.Options.SendTimeout })
        .Build();

    /// <summary>What templates say; null where the host has none.</summary>
    internal Contents? Contents { get; init; }

    /// <summary>What never leaves the inbox.</summary>
    internal SensitiveKeys Sensitive { get; init; } = SensitiveKeys.None;

    /// <summary>What a channel says that says nothing.</summary>
    internal SendAnswer NoAnswer { get; } = new(DeliveryResult.Transient($"no answer within {line.Options.SendTimeout}"), FromChannel: true);

    /// <summary>Ends the attempt, whatever happens: what an adapter throws is an answer too. Does not throw.</summary>
    internal async Task SendAsync(Attempt attempt)
    {
        try
        {
            attempt.End(await _within.ExecuteAsync(
                static (state, token) => state.Sender.TryAsync(state.Attempt, token), (Sender: this, Attempt: attempt), attempt.Aborted).ConfigureAwait(false));
        }
        catch (TimeoutRejectedException)
        {
            attempt.End(NoAnswer);
        }
        catch (Exception) when (attempt.Aborted.IsCancellationRequested)
        {
            attempt.End(default);
        }
        catch (Exception error)
        {
            // Whatever it is, its end is told: a start that nobody hears of again would hold its slot for ever.
            NotCarriedOut(log, attempt.Delivery.Due.Id, line.Name, error);
            attempt.End(new SendAnswer(DeliveryResult.Transient("it could not be carried out"), FromChannel: false));
        }
    }

    private async ValueTask<SendAnswer> TryAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        // Polly waits for whom it tells to stop; nobody has to stop.
        using var over = cancellationToken.UnsafeRegister(static left => ((Attempt)left!).Leave(), attempt);
        var claimed = attempt.Delivery;
        string? address = null;
        var asked = false;
        try
        {
            address = !line.Options.Policy.NeedsContact ? "" : await addresses.OfAsync(claimed.UserId, claimed.Due.TargetId, cancellationToken).ConfigureAwait(false);
            if (address is null)
            {
                return new SendAnswer(DeliveryResult.Permanent("the person has this address no more"), FromChannel: false);
            }

            if (clock.Now + line.Options.SendTimeout + clock.SendMargin > attempt.LeaseUntil)
            {
                return default;
            }

            if (claimed.Due is { Attempts: 0, Condition.AfterFailureOf: not null })
            {
                fallbacks?.StoodIn(claimed);
            }

            var content = Contents is null ? null : await Contents.OfAsync(claimed, clock.Now, cancellationToken).ConfigureAwait(false);
            var delivery = Made(claimed, address, content);
            asked = true;
            var result = await line.Adapter!.SendAsync(delivery, cancellationToken).ConfigureAwait(false);
            return new SendAnswer(result is null ? DeliveryResult.Transient("the adapter answered nothing") : SafeText.Of(result, address), FromChannel: true);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (ContactProtectionException error) when (!asked)
        {
            Unreadable(log, claimed.Due.Id, line.Name, error.Message);
            return new SendAnswer(DeliveryResult.Permanent("the stored address cannot be read"), FromChannel: false);
        }
        catch (Exception error)
        {
            var message = asked ? SafeText.Of(error.Message, address) : "before anything was sent";
            Threw(log, claimed.Due.Id, line.Name, error.GetType().Name, message);
            return new SendAnswer(DeliveryResult.Transient($"{error.GetType().Name}: {message}"), asked);
        }
    }

    private Delivery Made(ClaimedDelivery claimed, string address, RenderedContent? content)
    {
        var notifications = new Notification[claimed.Due.Members.Count];
        var items = new Guid[notifications.Length];
        for (var i = 0; i < notifications.Length; i++)
        {
            (notifications[i], items[i]) = (Sensitive.Without(claimed.Due.Members[i].Notification), claimed.Due.Members[i].Id);
        }

        return new Delivery
        {
            Id = claimed.Due.Id,
            IdempotencyKey = claimed.IdempotencyKey,
            UserId = claimed.UserId,
            Address = address,
            Content = content ?? PlainContent.Of(notifications),
            Notifications = notifications,
            Items = items,
            Priority = claimed.Due.Priority,
            Attempt = claimed.Due.Attempts + 1,
            IsTest = TestMark.IsOn(claimed.Due),
        };
    }

    [LoggerMessage(2103, LogLevel.Error, "Delivery {DeliveryId} over {Channel} could not be sent, by a mistake in LenNotify. It is tried again.")]
    private static partial void NotCarriedOut(ILogger logger, Guid deliveryId, string channel, Exception error);

    [LoggerMessage(2101, LogLevel.Warning, "Delivery {DeliveryId} over {Channel} failed with {Kind}: {Message}")]
    private static partial void Threw(ILogger logger, Guid deliveryId, string channel, string kind, string message);

    [LoggerMessage(2102, LogLevel.Error, "Delivery {DeliveryId} over {Channel}: {Message}")]
    private static partial void Unreadable(ILogger logger, Guid deliveryId, string channel, string message);
}
