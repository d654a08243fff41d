namespace LenNotify.Simulation;

/// <summary>What happens when. Of things at one instant a drawn lot says which comes first.</summary>
internal sealed class Agenda(Draw draw)
{
    private readonly PriorityQueue<Action, (long At, ulong Lot, long Number)> _queue = new();
    private long _numbers;

    /// <summary>How long the run goes on. It never goes back and never jumps: clocks do, time does not.</summary>
    internal TimeSpan Now { get; private set; }

    /// <summary>How much has happened.</summary>
    internal int Happened { get; private set; }

    internal void At(TimeSpan instant, Action happens) =>
        _queue.Enqueue(happens, (Math.Max(instant.Ticks, Now.Ticks), draw.Next(), ++_numbers));

    internal void After(TimeSpan delay, Action happens) => At(Now + delay, happens);

    /// <summary>The next thing happens; false when nothing is left before the end.</summary>
    internal bool Go(TimeSpan end)
    {
        if (!_queue.TryPeek(out _, out var next) || next.At > end.Ticks)
        {
            return false;
        }

        Now = TimeSpan.FromTicks(next.At);
        Happened++;
        _queue.Dequeue()();
        return true;
    }
}
