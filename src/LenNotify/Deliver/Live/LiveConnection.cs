using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What one client gets, from where it was: first what it missed, then what happens, each item once and in order. A client
/// that is slow has at most so many messages waiting; what did not fit is read again from the store when it comes to that.
/// </summary>
internal sealed class LiveConnection(IInbox inbox, StoreClock clock) : ILiveListener
{
    private const int MostWaiting = 256;
    private const int PageSize = 100;
    private readonly Channel<HubMessage> _waiting = Channel.CreateBounded<HubMessage>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private long _cursor;
    private int _behind;

    /// <summary>The last sequence that the client was given.</summary>
    internal long Cursor => Interlocked.Read(ref _cursor);

    public void Offer(HubMessage message)
    {
        if (!_waiting.Writer.TryWrite(message))
        {
            Volatile.Write(ref _behind, 1);
        }
    }

    /// <summary>The messages. It must have its seat in the feed before.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="begin">The state that the client was told when it connected.</param>
    /// <param name="after">The last sequence that the client has; null for one that begins now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async IAsyncEnumerable<HubMessage> ReadAsync(string userId, UserState begin, long? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _cursor, after ?? begin.Sequence);
        var resumes = after is not null;
        while (true)
        {
            if (resumes || Interlocked.Exchange(ref _behind, 0) == 1)
            {
                resumes = false;
                await foreach (var missed in ResumeAsync(userId, cancellationToken).ConfigureAwait(false))
                {
                    yield return missed;
                }
            }

            var message = await _waiting.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (message.Kind != HubMessageKind.Received)
            {
                yield return message;
            }
            else if (message.Sequence > _cursor)
            {
                Interlocked.Exchange(ref _cursor, message.Sequence);
                yield return message;
            }
        }
    }

    private async IAsyncEnumerable<HubMessage> ResumeAsync(string userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (_waiting.Reader.TryRead(out _))
        {
            // The store has it all, and tells it in order.
        }

        ResumedInbox page;
        do
        {
            page = await inbox.ResumeAsync(userId, _cursor, PageSize, clock.Now, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                Interlocked.Exchange(ref _cursor, item.Sequence);
                yield return LiveReads.Received(item, page.State.Unread);
            }
        }
        while (page.HasMore);

        yield return new HubMessage(HubMessageKind.Counted, page.State.Sequence, page.State.Unread);
    }
}
