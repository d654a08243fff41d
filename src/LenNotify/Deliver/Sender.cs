using LenNotify.Storage;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace LenNotify;

/// <summary>One attempt: reads the address, calls the adapter within its time, and makes an answer of whatever comes back.</summary>
internal sealed partial class Sender(ChannelLine line, Addresses addresses, TimeProvider time, ILogger<Sender> log)
{
    private const int MostText = 500;

    private readonly ResiliencePipeline _within = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddTimeout(new TimeoutStrategyOptions { Timeout = line.Options.SendTimeout })
        .Build();

    /// <summary>Never throws: what is thrown is an answer too.</summary>
    internal async Task<DeliveryResult> SendAsync(ClaimedDelivery claimed, CancellationToken cancellationToken)
    {
        string? address = null;
        try
        {
            address = !line.Options.Policy.NeedsContact ? "" : await addresses.OfAsync(claimed.UserId, claimed.Due.TargetId, cancellationToken).ConfigureAwait(false);
            if (address is null)
            {
                return DeliveryResult.Permanent("the person has this address no more");
            }

            var delivery = Made(claimed, address);
            var result = await _within.ExecuteAsync(
                static async (state, token) => await state.Adapter.SendAsync(state.Delivery, token).WaitAsync(token).ConfigureAwait(false),
                (Adapter: line.Adapter!, Delivery: delivery),
                cancellationToken).ConfigureAwait(false);
            return result is null ? DeliveryResult.Transient("the adapter answered nothing") : Tidied(result, address);
        }
        catch (TimeoutRejectedException)
        {
            return DeliveryResult.Transient($"no answer within {line.Options.SendTimeout}");
        }
        catch (ContactProtectionException error)
        {
            Unreadable(log, claimed.Due.Id, line.Name, error.Message);
            return DeliveryResult.Permanent("the stored address cannot be read");
        }
        catch (Exception error)
        {
            var message = Plain(error.Message, address);
            Threw(log, claimed.Due.Id, line.Name, error.GetType().Name, message);
            return DeliveryResult.Transient($"{error.GetType().Name}: {message}");
        }
    }

    private static Delivery Made(ClaimedDelivery claimed, string address)
    {
        var notifications = new Notification[claimed.Due.Members.Count];
        for (var i = 0; i < notifications.Length; i++)
        {
            notifications[i] = claimed.Due.Members[i].Notification;
        }

        return new Delivery
        {
            Id = claimed.Due.Id,
            IdempotencyKey = claimed.IdempotencyKey,
            UserId = claimed.UserId,
            Address = address,
            Content = PlainContent.Of(notifications),
            Notifications = notifications,
            Priority = claimed.Due.Priority,
            Attempt = claimed.Due.Attempts + 1,
        };
    }

    // What an adapter says ends in logs and in the store: short, on one line, and without the address.
    private static DeliveryResult Tidied(DeliveryResult result, string address) => result.Outcome switch
    {
        DeliveryOutcome.Delivered when result.ProviderReference is { Length: > MostText } reference => DeliveryResult.Delivered(reference[..MostText]),
        DeliveryOutcome.Transient => DeliveryResult.Transient(Plain(result.Cause, address)),
        DeliveryOutcome.Permanent => DeliveryResult.Permanent(Plain(result.Cause, address)),
        DeliveryOutcome.AddressExpired => DeliveryResult.AddressExpired(Plain(result.Cause, address)),
        _ => result,
    };

    private static string Plain(string? text, string? address)
    {
        text ??= "no cause given";
        text = address is { Length: > 0 } ? text.Replace(address, AddressMask.Of(address), StringComparison.OrdinalIgnoreCase) : text;
        return string.Create(Math.Min(text.Length, MostText), text, static (into, from) =>
        {
            for (var i = 0; i < into.Length; i++)
            {
                into[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) ? ' ' : from[i];
            }
        });
    }

    [LoggerMessage(2101, LogLevel.Warning, "Delivery {DeliveryId} over {Channel}: the adapter threw {Kind}: {Message}")]
    private static partial void Threw(ILogger logger, Guid deliveryId, string channel, string kind, string message);

    [LoggerMessage(2102, LogLevel.Error, "Delivery {DeliveryId} over {Channel}: {Message}")]
    private static partial void Unreadable(ILogger logger, Guid deliveryId, string channel, string message);
}
