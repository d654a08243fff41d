namespace LenNotify;

/// <summary>How far a schedule got as this node read it, and this node's turn at what is next.</summary>
internal sealed class InsightHold(InsightRuns runs, string name, InsightState state, long version)
{
    private long _version = version;

    internal InsightState State { get; private set; } = state;

    /// <summary>Takes the turn, or keeps it for longer. False when another node has it.</summary>
    internal Task<bool> TakeAsync(CancellationToken cancellationToken) => WriteAsync(runs.Held(State), cancellationToken);

    /// <summary>Done up to here.</summary>
    internal Task<bool> EndAsync(DateTimeOffset done, CancellationToken cancellationToken) => WriteAsync(new InsightState(done), cancellationToken);

    /// <summary>It went wrong; nobody tries again before.</summary>
    internal Task<bool> PutOffAsync(DateTimeOffset until, CancellationToken cancellationToken) =>
        WriteAsync(new InsightState(State.Done, null, until, State.Failures + 1), cancellationToken);

    private async Task<bool> WriteAsync(InsightState next, CancellationToken cancellationToken)
    {
        if (await runs.WriteAsync(name, _version, next, cancellationToken).ConfigureAwait(false) is not { } written)
        {
            return false;
        }

        (State, _version) = (next, written);
        return true;
    }
}
