using LenNotify.Storage;

namespace LenNotify.Tests;

/// <summary>An intake before a store that does what the test says.</summary>
public abstract class IntakeScene : IDisposable
{
    private protected static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private Intake? _intake;

    private protected TestTime Time { get; } = new(Things.Noon);

    private protected FakeStore Store { get; } = new();

    private protected FakeHub Hub { get; } = new();

    /// <summary>How many writes may be under way at once.</summary>
    private protected int Writes { get; set; } = 1;

    public void Dispose()
    {
        _intake?.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static IntakeItem Item(params string[] users) => Item(Things.Note(), users);

    private protected static IntakeItem Item(Notification note, params string[] users)
    {
        string[] audience = users.Length == 0 ? ["u1"] : users;
        var publication = Things.Publication();
        return new IntakeItem(publication, Things.Engine.Compile(note, publication.Id), audience, [.. audience.Select(_ => Things.Person())]);
    }

    private protected Task<AppendResult> Submit(IntakeItem item, CancellationToken cancellationToken = default) => Intake(10_000).SubmitAsync(item, cancellationToken).AsTask();

    private protected Intake Intake(int capacity) => _intake ??= new Intake(
        Store, new Appending(Things.Engine), Things.Nobody(Store, Time, Hub), new StoreClock(Time), new IntakeLimits(capacity, Timeout, Time) { Writes = Writes });

    // The first write waits for the test; what comes after it is as given.
    private protected TaskCompletionSource Block(
        Func<IReadOnlyList<AppendRequest>, Router, IReadOnlyList<AppendResult>>? then = null, int capacity = 10_000, bool answersToken = true)
    {
        var first = new TaskCompletionSource();
        var calls = 0;
        _ = Intake(capacity);
        Store.OnAppend = async (requests, route, token) =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                await (answersToken ? first.Task.WaitAsync(token) : first.Task);
                return FakeStore.Write(requests, route);
            }

            return (then ?? FakeStore.Write)(requests, route);
        };
        return first;
    }
}
