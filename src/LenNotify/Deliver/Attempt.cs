using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// One start on its way, carried out by a thread of the pool. It ends once: by what came of it, or when its time is over; an
/// adapter that blocks its thread, or waits for ever, is left behind then.
/// </summary>
internal sealed class Attempt(Sender sender, DeliveryAction.Send send, Action<Attempt, SendAnswer> ended, CancellationToken aborted) : IThreadPoolWorkItem
{
    private int _ended;

    /// <summary>What was claimed.</summary>
    internal ClaimedDelivery Delivery => send.Delivery;

    /// <summary>Until when it is ours.</summary>
    internal DateTimeOffset LeaseUntil => send.LeaseUntil;

    /// <summary>The host would wait no longer.</summary>
    internal CancellationToken Aborted => aborted;

    public void Execute() => _ = sender.SendAsync(this);

    /// <summary>Its time is over: nobody waits for it any more.</summary>
    internal void Leave() => End(aborted.IsCancellationRequested ? default : sender.NoAnswer);

    /// <summary>Only the first end counts.</summary>
    internal void End(SendAnswer answer)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            ended(this, answer);
        }
    }
}
