using System.Collections.Concurrent;
using System.Threading.Channels;
using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Pushes new items to connected clients. A push is a hint, repaired by sequence: when too many wait, the oldest is let go,
/// and the publisher never waits.
/// </summary>
internal sealed partial class InboxPush(IDeliveryHub? hub, TimeProvider time, ILogger<InboxPush> log, UnderWay? underWay = null, LiveFeed? live = null)
{
    private const int MostWaiting = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Channel<AppendedUser> _waiting = Channel.CreateBounded<AppendedUser>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly ConcurrentDictionary<string, byte> _forgotten = new(StringComparer.Ordinal);
    private int _pushing;

    /// <summary>An item was stored for this person.</summary>
    internal void Tell(AppendedUser user)
    {
        if ((hub is null or ILiveHub { ListensToFeed: true } && live is not { Any: true }) || user.Sequence == 0)
        {
            return;
        }

        _waiting.Writer.TryWrite(user);
        if (Interlocked.Exchange(ref _pushing, 1) == 0)
        {
            underWay?.Begin();
            ThreadPool.UnsafeQueueUserWorkItem(static push => _ = push.PushAsync(), this, preferLocal: false);
        }
    }

    /// <summary>What waits to be pushed to this person is let go, and so may be what comes before that was gone through: it is a hint.</summary>
    internal void Forget(string userId)
    {
        if (_waiting.Reader.TryPeek(out _))
        {
            _forgotten.TryAdd(userId, 0);
        }
    }

    private async Task PushAsync()
    {
        do
        {
            while (_waiting.Reader.TryRead(out var user))
            {
                if (_forgotten.IsEmpty || !_forgotten.ContainsKey(user.UserId))
                {
                    await PushAsync(user).ConfigureAwait(false);
                }
            }

            _forgotten.Clear();

            // With a full fence: what is told now either is seen here, or sees that nobody pushes.
            Interlocked.Exchange(ref _pushing, 0);
        }
        while (_waiting.Reader.TryPeek(out _) && Interlocked.Exchange(ref _pushing, 1) == 0);

        underWay?.End();
    }

    private async Task PushAsync(AppendedUser user)
    {
        try
        {
            var pushing = PushAsync(user.UserId, Message(user), Group(user));
            if (!pushing.IsCompleted)
            {
                Abandoned.Observe(pushing);

                // A hub that hangs for one person must not keep everyone else's pushes for ever.
                pushing = pushing.WaitAsync(Patience, time);
            }

            await pushing.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            NotPushed(log, error.GetType().Name, MaskedException.Of(error));
        }
    }

    private async Task PushAsync(string userId, HubMessage message, HubMessage? group)
    {
        if (live is not null)
        {
            await live.ReceiveAsync(userId, message).ConfigureAwait(false);
            if (group is not null)
            {
                live.Grouped(userId, group);
            }
        }

        if (hub is not null and not ILiveHub { ListensToFeed: true })
        {
            await hub.PushAsync(userId, message, CancellationToken.None).ConfigureAwait(false);
            await (group is null ? Task.CompletedTask : hub.PushAsync(userId, group, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    private static HubMessage? Group(AppendedUser user) => LiveReads.Grouped(user.Routed.Item, user.Routed.Activity, user.Sequence, user.Unread);

    private static HubMessage Message(AppendedUser user) => LiveReads.Received(user.Routed.Item, user.Unread) with { Sequence = user.Sequence };

    [LoggerMessage(2401, LogLevel.Warning, "The hub threw {Kind}; the client finds the item by its sequence.")]
    private static partial void NotPushed(ILogger logger, string kind, Exception error);
}
