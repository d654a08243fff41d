using LenNotify.Storage;
using LenNotify.Tests.Journey;
using Microsoft.Extensions.Logging;

namespace LenNotify.Tests;

public class InboxPushTests
{
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeHub _hub = new();

    [Fact]
    public async Task An_item_is_pushed_with_its_sequence_and_the_unread_count()
    {
        var push = Push();
        push.Tell(User("u1", 7));
        await _hub.Pushed(1);

        var (user, message) = _hub.Pushes.Single();
        (user, message.Kind, message.Sequence, message.Unread).Should().Be(("u1", HubMessageKind.Received, 7, 3));
    }

    [Fact]
    public void What_is_not_listed_is_not_pushed()
    {
        Push().Tell(User("u1", 0));

        _hub.Count.Should().Be(0);
    }

    [Fact]
    public void Without_a_hub_nothing_happens() => new InboxPush(null, _time, new Logger<InboxPush>(LogLines.Watched)).Tell(User("u1", 1));

    [Fact]
    public async Task What_waits_for_an_erased_person_is_not_pushed()
    {
        var gate = new TaskCompletionSource();
        _hub.Before = user => user == "first" ? gate.Task : Task.CompletedTask;
        var push = Push();
        push.Tell(User("first", 1));
        push.Tell(User("anna", 1));
        push.Tell(User("u1", 1));
        push.Forget("anna");
        gate.SetResult();
        await _hub.Pushed(2);

        _hub.Pushes.Select(pushed => pushed.UserId).Should().Equal("first", "u1");
    }

    [Fact]
    public async Task A_hub_that_throws_harms_nobody_else()
    {
        _hub.Before = user => user == "bad" ? throw new InvalidOperationException() : Task.CompletedTask;
        var push = Push();
        push.Tell(User("bad", 1));
        push.Tell(User("u1", 1));

        await _hub.Pushed(1);
        _hub.Pushes.Single().UserId.Should().Be("u1");
    }

    [Fact]
    public async Task A_hub_that_hangs_for_one_person_is_left_behind_after_five_seconds()
    {
        _hub.Before = user => user == "bad" ? new TaskCompletionSource().Task : Task.CompletedTask;
        var push = Push();
        push.Tell(User("bad", 1));
        push.Tell(User("u1", 1));
        await _time.TimersAsync(1);

        _time.Pass(TimeSpan.FromSeconds(5));

        await _hub.Pushed(1);
        _hub.Pushes.Single().UserId.Should().Be("u1");
    }

    [Fact]
    public async Task When_too_many_wait_the_oldest_is_let_go_and_nobody_is_held_up()
    {
        var gate = new TaskCompletionSource();
        _hub.Before = _ => gate.Task;
        var push = Push();
        push.Tell(User("first", 1));
        await _time.TimersAsync(1);
        for (var i = 1; i <= 10_001; i++)
        {
            push.Tell(User($"u{i}", 1));
        }

        gate.SetResult();
        await _hub.Pushed(10_001);

        _hub.Pushes.Select(p => p.UserId).Should().StartWith(["first", "u2"]).And.EndWith("u10001");
    }

    [Fact]
    public async Task Of_many_tellers_nobodys_word_is_left_lying()
    {
        var push = Push();

        await Parallel.ForEachAsync(Enumerable.Range(0, 9_000), (i, _) =>
        {
            push.Tell(User($"u{i}", 1));
            return ValueTask.CompletedTask;
        });

        await _hub.Pushed(9_000);
    }

    private InboxPush Push() => new(_hub, _time, new Logger<InboxPush>(LogLines.Watched));

    private static AppendedUser User(string id, long sequence) => new(id, sequence, 3, new RoutedUser(Things.Item(id), [], UserActivity.None));
}
