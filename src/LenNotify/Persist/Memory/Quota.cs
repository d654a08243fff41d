using LenNotify.Storage;

namespace LenNotify;

/// <summary>Counts what is held of one sort. Room is taken before a write begins, so that no write is half refused.</summary>
internal sealed class Quota(string what, int limit)
{
    private int _held;

    /// <summary>Takes room for so many, or throws and takes none.</summary>
    public void Take(int count)
    {
        if (Interlocked.Add(ref _held, count) > limit && count > 0)
        {
            Give(count);
            throw new StoreFullException(what, limit);
        }
    }

    /// <summary>Gives room back.</summary>
    public void Give(int count) => Interlocked.Add(ref _held, -count);

    /// <summary>Counts what cannot be refused any more.</summary>
    public void Exceed(int count) => Interlocked.Add(ref _held, count);

    /// <summary>Throws when there is no room; for writes that take theirs later.</summary>
    public void Check()
    {
        if (Volatile.Read(ref _held) >= limit)
        {
            throw new StoreFullException(what, limit);
        }
    }
}
