using LenNotify.Storage;

namespace LenNotify.Testing;

/// <summary>
/// One of the host's channels, whose provider answers as the test says: it delivers unless told otherwise. Nothing leaves the
/// process. The last word holds, for what is sent from then on.
/// </summary>
public sealed class SimulatedChannel
{
    private const int Always = int.MaxValue;
    private static readonly Func<Delivery, DeliveryResult> Delivered = static delivery => DeliveryResult.Delivered($"ref-{delivery.IdempotencyKey}");
    private readonly Lock _gate = new();
    private readonly List<SentMessage> _sent = [];
    private readonly IChannelAdapter? _real;
    private Func<Delivery, CancellationToken, Task<DeliveryResult>> _answer = Task(Delivered);
    private int _left = Always;

    internal SimulatedChannel(string name, IChannelAdapter? real, UnderWay underWay, TimeProvider time) =>
        (Name, _real, UnderWay, Time) = (name, real, underWay, time);

    /// <summary>The channel's name.</summary>
    public string Name { get; }

    /// <summary>Every attempt so far, in the order of instants; those of one instant in the order in which they were published.</summary>
    public IReadOnlyList<SentMessage> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent.OrderBy(sent => sent.At).ThenBy(sent => sent.Delivery.Id).ThenBy(sent => sent.Delivery.Attempt)];
            }
        }
    }

    private UnderWay UnderWay { get; }

    private TimeProvider Time { get; }

    /// <summary>The provider takes everything.</summary>
    public SimulatedChannel Delivers() => Becomes(Task(Delivered), Always);

    /// <summary>The provider is down: it is tried again later. After so many times it delivers.</summary>
    public SimulatedChannel Fails(string cause = "provider down", int times = Always) => Becomes(Task(_ => DeliveryResult.Transient(cause)), times);

    /// <summary>The provider names a time to come back; from then on it delivers.</summary>
    public SimulatedChannel ThrottledUntil(string instant)
    {
        var until = Words.Instant(instant);
        return Becomes(Task(delivery => Time.GetUtcNow() < until ? DeliveryResult.ThrottledUntil(until) : Delivered(delivery)), Always);
    }

    /// <summary>The provider refuses for good.</summary>
    public SimulatedChannel Refuses(string cause = "refused", int times = Always) => Becomes(Task(_ => DeliveryResult.Permanent(cause)), times);

    /// <summary>The address exists no more.</summary>
    public SimulatedChannel AddressExpired(string cause = "unregistered", int times = Always) => Becomes(Task(_ => DeliveryResult.AddressExpired(cause)), times);

    /// <summary>The adapter throws.</summary>
    public SimulatedChannel Throws(Exception error, int times = Always)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Becomes(Task(_ => throw error), times);
    }

    /// <summary>The provider never answers, until the channel's time-out ends the call.</summary>
    public SimulatedChannel Hangs(int times = Always) => Becomes((_, cancellationToken) => HangAsync(cancellationToken), times);

    /// <summary>The provider answers by what it is asked to send.</summary>
    public SimulatedChannel Answers(Func<Delivery, DeliveryResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Becomes(Task(answer), Always);
    }

    /// <summary>The adapter that the host registered really sends. What it sends is recorded as well.</summary>
    /// <exception cref="InvalidOperationException">The host registered the channel by name only.</exception>
    public SimulatedChannel UsesItsAdapter() => _real is null
        ? throw new InvalidOperationException($"The host registered '{Name}' by name: there is no adapter to use. Register it with AddChannel<T>().")
        : Becomes(_real.SendAsync, Always);

    /// <summary>Since when the item is being sent; null when it is not.</summary>
    internal DateTimeOffset? SendingSince(InboxItem item) => Sent.FirstOrDefault(
        sent => sent.IsUnderWay && sent.Delivery.UserId == item.UserId && sent.Delivery.Notifications.Contains(item.Notification))?.At;

    internal async Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var sent = new SentMessage(Time.GetUtcNow(), delivery);
        Func<Delivery, CancellationToken, Task<DeliveryResult>> answer;
        lock (_gate)
        {
            _sent.Add(sent);
            answer = _answer;
            _left -= _left == Always ? 0 : 1;
            (_answer, _left) = _left == 0 ? (Task(Delivered), Always) : (_answer, _left);
        }

        try
        {
            return sent.Result = await answer(delivery, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            sent.IsUnderWay = false;
        }
    }

    private static Func<Delivery, CancellationToken, Task<DeliveryResult>> Task(Func<Delivery, DeliveryResult> answer) =>
        (delivery, _) => System.Threading.Tasks.Task.FromResult(answer(delivery));

    private SimulatedChannel Becomes(Func<Delivery, CancellationToken, Task<DeliveryResult>> answer, int times)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_gate)
        {
            (_answer, _left) = (answer, times);
        }

        return this;
    }

    // Only time ends it, so the host is at rest meanwhile.
    private async Task<DeliveryResult> HangAsync(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<DeliveryResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cut = cancellationToken.UnsafeRegister(
            _ =>
            {
                UnderWay.Begin();
                never.TrySetCanceled(cancellationToken);
            },
            null);
        UnderWay.End();
        return await never.Task.ConfigureAwait(false);
    }
}
