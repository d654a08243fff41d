namespace LenNotify;

/// <summary>How often one connection may call: so often a second, and a burst at once.</summary>
internal sealed class CallRate(int perSecond, TimeProvider time)
{
    private const int Burst = 5;
    private readonly Lock _gate = new();
    private double _left = perSecond * Burst;
    private long _at = time.GetTimestamp();

    internal bool TryTake()
    {
        lock (_gate)
        {
            _left = Math.Min(perSecond * Burst, _left + time.GetElapsedTime(_at).TotalSeconds * perSecond);
            _at = time.GetTimestamp();
            if (_left < 1)
            {
                return false;
            }

            _left--;
            return true;
        }
    }
}
