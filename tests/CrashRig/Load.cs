using System.Collections.Concurrent;
using System.Globalization;

namespace LenNotify.CrashRig;

/// <summary>
/// Numbers for publishers to publish, at most so many at once each. What a publisher did not acknowledge is told again, to
/// whichever lives; no more than allowed is begun, so that there is work under way whenever something is to happen.
/// </summary>
internal sealed class Load(char word, int first, int count)
{
    private const int AtOnce = 48;
    private readonly ConcurrentQueue<int> _again = new();
    private readonly ConcurrentDictionary<int, byte> _acknowledged = new();
    private volatile int _allowed;
    private int _begun;

    /// <summary>How many there are.</summary>
    internal int Count => count;

    /// <summary>The first number.</summary>
    internal int First => first;

    /// <summary>Whether everything was acknowledged.</summary>
    internal bool IsDone => _acknowledged.Count == count;

    /// <summary>Lets so many be begun.</summary>
    internal void Allow(int most) => _allowed = Math.Max(_allowed, Math.Min(most, count));

    /// <summary>Has a publisher publish until everything is acknowledged, or until it is killed.</summary>
    internal async Task FeedAsync(RigProcess publisher, CancellationToken cancellationToken)
    {
        var underWay = new HashSet<int>();
        try
        {
            var rests = false;
            while (!IsDone && !publisher.Lines.Completion.IsCompleted)
            {
                await FillAsync(publisher, underWay);
                if (underWay.Count == 0 || rests)
                {
                    await Moment.PassAsync(cancellationToken);
                }

                if (underWay.Count > 0 && !await publisher.Lines.WaitToReadAsync(cancellationToken))
                {
                    return;
                }

                rests = false;
                while (publisher.Lines.TryRead(out var line))
                {
                    rests |= !Hear(line, underWay);
                }
            }
        }
        finally
        {
            foreach (var number in underWay)
            {
                _again.Enqueue(number);
            }
        }
    }

    private async Task FillAsync(RigProcess publisher, HashSet<int> underWay)
    {
        while (underWay.Count < AtOnce && Next() is { } number)
        {
            underWay.Add(number);
            await publisher.TellAsync(string.Create(CultureInfo.InvariantCulture, $"{word} {number}"));
        }
    }

    private int? Next()
    {
        if (_again.TryDequeue(out var again))
        {
            return again;
        }

        var next = Volatile.Read(ref _begun);
        while (next < _allowed)
        {
            var before = Interlocked.CompareExchange(ref _begun, next + 1, next);
            if (before == next)
            {
                return first + next;
            }

            next = before;
        }

        return null;
    }

    // False when it failed: the store is down, and asked again a moment later.
    private bool Hear(string line, HashSet<int> underWay)
    {
        var number = int.Parse(line.AsSpan(2), CultureInfo.InvariantCulture);
        underWay.Remove(number);
        if (line[0] == 'a')
        {
            return _acknowledged.TryAdd(number, 0);
        }

        _again.Enqueue(number);
        return false;
    }
}
