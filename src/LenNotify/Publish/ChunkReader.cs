using System.Runtime.ExceptionServices;

namespace LenNotify;

/// <summary>Cuts a stream of people into chunks. One that fills slowly is handed on as it is, well before a lease ends.</summary>
internal sealed class ChunkReader(IAsyncEnumerator<string> people, PumpClock clock)
{
    internal const int Size = 500;

    private static readonly TimeSpan MostGathering = TimeSpan.FromSeconds(15);
    private string? _ahead;

    /// <summary>The chunk, in the order of the stream; someone may be in it twice.</summary>
    internal List<string> Users { get; } = new(Size);

    /// <summary>Whether nobody comes after it.</summary>
    internal bool IsLast { get; private set; }

    /// <summary>Why the stream broke after it.</summary>
    internal ExceptionDispatchInfo? Broken { get; private set; }

    /// <summary>Reads the next chunk. It looks one person ahead, to know which is the last.</summary>
    internal async Task ReadAsync(CancellationToken cancellationToken)
    {
        Users.Clear();
        if (_ahead is { } first)
        {
            Users.Add(first);
            _ahead = null;
        }

        var until = clock.Now + MostGathering;
        try
        {
            while (Users.Count == 0 || clock.Now < until)
            {
                if (!await people.MoveNextAsync().ConfigureAwait(false))
                {
                    IsLast = true;
                    return;
                }

                if (Users.Count == Size)
                {
                    _ahead = people.Current;
                    return;
                }

                Users.Add(people.Current);
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Broken = ExceptionDispatchInfo.Capture(error);
        }
    }
}
