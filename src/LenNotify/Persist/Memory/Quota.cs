using LenNotify.Storage;

namespace LenNotify;

/// <summary>Counts what is held of one sort. Room is taken before a write begins, so that no write is half refused.</summary>
internal sealed class Quota(string what, int limit)
{
    private int _held;

    /// <summary>How many are held.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Takes room for so many, or throws and takes none.</summary>
    public void Take(int count)
    {
        if (Interlocked.Add(ref _held, count) > limit)
        {
            Give(count);
            throw new StoreFullException(what, limit);
        }
    }

    /// <summary>Gives room back.</summary>
    public void Give(int count) => Interlocked.Add(ref _held, -count);
}
