using System.Threading.Channels;

namespace LenNotify;

/// <summary>
/// Lets so many calls of a host's own at the database at once; more wait for their turn. The driver would refuse those that wait for a
/// connection beyond a number of its own, and nobody counts how many publish or look at their inbox at one moment. Workers are few.
/// </summary>
internal sealed class Turns(int most)
{
    private readonly Channel<bool> _taken = Channel.CreateBounded<bool>(most);

    /// <summary>Works when there is a place.</summary>
    public async Task<T> TakeAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _taken.Writer.WriteAsync(true, cancellationToken).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _taken.Reader.TryRead(out _);
        }
    }
}
