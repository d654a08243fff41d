using LenNotify.Storage;

namespace LenNotify.Tests;

/// <summary>Holds every append to a store until the test lets them go, and counts how many are under way at once, and for whom.</summary>
internal sealed class HeldStore
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<int, TaskCompletionSource> _awaited = [];
    private readonly HashSet<string> _people = new(StringComparer.Ordinal);
    private int _begun;
    private int _underWay;

    public HeldStore(FakeStore store) => store.OnAppend = WriteAsync;

    /// <summary>The most that were under way at once.</summary>
    public int Most { get; private set; }

    /// <summary>How often somebody was written to by two at once.</summary>
    public int Clashes { get; private set; }

    public void Release() => _released.TrySetResult();

    /// <summary>Ends when so many have begun.</summary>
    public Task Began(int writes)
    {
        lock (_gate)
        {
            var awaited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited[writes] = awaited;
            if (_begun >= writes)
            {
                awaited.SetResult();
            }

            return awaited.Task;
        }
    }

    private async Task<IReadOnlyList<AppendResult>> WriteAsync(IReadOnlyList<AppendRequest> requests, Router route, CancellationToken cancellationToken)
    {
        string[] people = [.. requests.SelectMany(request => request.UserIds).Distinct(StringComparer.Ordinal)];
        lock (_gate)
        {
            Most = Math.Max(Most, ++_underWay);
            Clashes += people.Count(person => !_people.Add(person));
            _awaited.GetValueOrDefault(++_begun)?.TrySetResult();
        }

        await _released.Task.WaitAsync(cancellationToken);
        await Task.Yield();
        lock (_gate)
        {
            _underWay--;
            _people.ExceptWith(people);
        }

        return FakeStore.Write(requests, route);
    }
}
