using LenNotify.Tests.Journey;
using Microsoft.Extensions.Logging;

namespace LenNotify.Tests;

public class ObserverQueueTests
{
    private readonly TestTime _time = new(Things.Noon);
    private readonly Heard _log = new();
    private int _dropped;

    [Fact]
    public async Task What_the_queue_has_no_room_for_is_dropped_counted_and_said_once_a_minute()
    {
        var gate = new TaskCompletionSource();
        var observer = new Slow(gate.Task);
        var queue = Queue(observer, capacity: 2);
        queue.Tell(Event("first"));
        await observer.Begun;
        for (var i = 0; i < 5; i++)
        {
            queue.Tell(Event($"u{i}"));
        }

        (queue.Dropped, _dropped).Should().Be((3, 3));
        _log.Lines.Should().ContainSingle().Which.Should().Contain("does not keep up").And.Contain("1 events were dropped so far");
        _time.Pass(TimeSpan.FromSeconds(1));
        queue.Tell(Event("u5"));
        _log.Lines.Should().ContainSingle("a minute is not over");

        gate.SetResult();
        await queue.DrainAsync(default);
        observer.Users.Should().Equal("first", "u0", "u1");
    }

    [Fact]
    public async Task One_that_throws_misses_that_event_only_and_its_words_are_masked()
    {
        var observer = new Slow(Task.CompletedTask) { Throws = user => user == "u0" ? new InvalidOperationException("call +15550147788") : null };
        var queue = Queue(observer);
        queue.Tell(Event("u0"));
        queue.Tell(Event("u1"));
        await queue.DrainAsync(default);

        observer.Users.Should().Equal("u0", "u1");
        _log.Lines.Should().ContainSingle().Which.Should().Contain("threw over Read").And.Contain("+1555***7788").And.Contain("InvalidOperationException").And.NotContain("+15550147788");
    }

    [Fact]
    public async Task One_that_hangs_is_left_behind_after_its_time_and_hears_the_next()
    {
        var observer = new Slow(new TaskCompletionSource().Task) { Hangs = user => user == "u0" };
        var queue = Queue(observer);
        queue.Tell(Event("u0"));
        queue.Tell(Event("u1"));
        await observer.Begun;
        observer.Users.Should().Equal("u0");
        await _time.TimersAsync(1);
        _time.Pass(TimeSpan.FromSeconds(5));
        await queue.DrainAsync(default);

        observer.Users.Should().Equal("u0", "u1");
        _log.Lines.Should().ContainSingle().Which.Should().Contain("did not end over Read within 00:00:05");
    }

    [Fact]
    public async Task A_host_that_stops_waits_for_it_no_longer_than_its_time_and_says_what_was_dropped()
    {
        var observer = new Slow(new TaskCompletionSource().Task) { Hangs = _ => true, Deaf = true };
        var queue = Queue(observer);
        queue.Tell(Event("u0"));
        queue.Tell(Event("u1"));
        await observer.Begun;
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await queue.DrainAsync(now.Token);

        _log.Lines.Should().ContainSingle().Which.Should().Contain("was not done when the host stopped: 1 events were dropped");
        queue.Tell(Event("u2"));
        queue.Dropped.Should().Be(1);
    }

    private ObserverQueue Queue(INotificationObserver observer, int capacity = 10) => new(observer, capacity, _time, _log, () => Interlocked.Increment(ref _dropped));

    private static NotificationEvent.Read Event(string user) => new(Things.Noon, user, [], 1);

    private sealed class Slow(Task gate) : INotificationObserver
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public Func<string, Exception?> Throws { get; init; } = _ => null;

        public Func<string, bool> Hangs { get; init; } = _ => true;

        public bool Deaf { get; init; }

        public List<string> Users { get; } = [];

        public async Task ObserveAsync(NotificationEvent happened, CancellationToken cancellationToken)
        {
            var user = ((NotificationEvent.Read)happened).UserId;
            Users.Add(user);
            _begun.TrySetResult();
            if (Throws(user) is { } error)
            {
                throw error;
            }

            await (Hangs(user) ? gate : Task.CompletedTask).WaitAsync(Deaf ? CancellationToken.None : cancellationToken);
        }
    }

    private sealed class Heard : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");
    }
}
