using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public sealed class HostDirectoryTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly IReadOnlyList<HostContact> Phone = [new HostContact("sms", Canary.Phone)];
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeDirectory _directory = new();
    private readonly HostDirectory _asking;

    public HostDirectoryTests() => _asking = new HostDirectory(_directory, _time);

    public void Dispose() => _asking.Dispose();

    [Fact]
    public async Task Each_of_many_people_is_answered_for_in_the_order_asked()
    {
        _directory.Answer = async user =>
        {
            await Task.Yield();
            return [new HostContact("sms", user)];
        };
        string[] users = [.. Enumerable.Range(0, 500).Select(i => $"u{i}")];

        var answers = await _asking.AskAsync(users, default);

        answers.Select(answer => answer.Held[0].Address).Should().Equal(users);
        answers.Should().OnlyContain(answer => answer.Error == null);
    }

    [Fact]
    public async Task No_more_than_sixty_four_are_asked_for_at_once()
    {
        var (now, most) = (0, 0);
        var all = new TaskCompletionSource();
        _directory.Answer = async _ =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            if (Volatile.Read(ref now) == 64)
            {
                all.TrySetResult();
            }

            await all.Task;
            Interlocked.Decrement(ref now);
            return Phone;
        };

        await _asking.AskAsync([.. Enumerable.Range(0, 500).Select(i => $"u{i}")], default);

        most.Should().Be(64);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("throws later")]
    [InlineData("answers null")]
    [InlineData("gives up")]
    [InlineData("answers a list that throws")]
    public async Task What_goes_wrong_for_one_person_is_told_of_that_person_only(string what)
    {
        _directory.Answer = user => user != "u1" ? Task.FromResult(Phone) : what switch
        {
            "throws" => throw new InvalidDataException("no row"),
            "throws later" => Task.FromException<IReadOnlyList<HostContact>>(new InvalidDataException("no row")),
            "answers null" => Task.FromResult<IReadOnlyList<HostContact>>(null!),
            "gives up" => Task.FromCanceled<IReadOnlyList<HostContact>>(new CancellationToken(true)),
            _ => Task.FromResult<IReadOnlyList<HostContact>>(new Broken()),
        };

        var answers = await _asking.AskAsync(["u0", "u1", "u2"], default);

        answers.Select(answer => answer.Held.Count).Should().Equal(1, 0, 1);
        answers.Select(answer => answer.Error is not null).Should().Equal(false, true, false);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_hangs_is_given_up_after_five_seconds_and_asked_for_no_more_until_it_ends(bool blocks)
    {
        using var blocked = new ManualResetEventSlim();
        var hanging = new TaskCompletionSource<IReadOnlyList<HostContact>>();
        _directory.Answer = user =>
        {
            if (blocks && user == "u1")
            {
                blocked.Wait();
            }

            return user == "u1" ? hanging.Task : Task.FromResult(Phone);
        };

        // Whoever asks for u2 meanwhile shares that call, or comes after it: then it has ended, and time may pass.
        var asking = _asking.AskAsync(["u1", "u2"], default);
        (await _asking.AskAsync(["u2"], default))[0].Error.Should().BeNull();
        var first = await Patiently(asking);
        var asked = _directory.Asked;
        var second = await _asking.AskAsync(["u1", "u2"], default);

        first.Select(answer => answer.Error?.GetType()).Should().Equal(typeof(TimeoutException), null);
        second.Select(answer => answer.Error?.GetType()).Should().Equal(typeof(TimeoutException), null);
        _directory.Asked.Should().Be(asked + 1, "only u2 is asked for again");
        blocked.Set();
        hanging.SetResult(Phone);
        while ((await _asking.AskAsync(["u1"], default))[0].Error is not null)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Nobody_waits_twice_for_one_who_was_late_until_there_is_an_answer_again()
    {
        _directory.Listening = async (user, token) =>
        {
            await (user == "u1" ? new TaskCompletionSource().Task.WaitAsync(token) : Task.CompletedTask);
            return Phone;
        };
        var asking = _asking.AskAsync(["u1", "u2"], default);
        await _asking.AskAsync(["u2"], default);
        (await Patiently(asking))[0].Error.Should().BeOfType<TimeoutException>();

        var again = await _asking.AskAsync(["u1", "u2"], default);

        again.Select(answer => answer.Error?.GetType()).Should().Equal([typeof(TimeoutException), null], "and no time has passed");
        _directory.Listening = (_, _) => Task.FromResult(Phone);
        while ((await _asking.AskAsync(["u1"], default))[0].Error is not null)
        {
            _time.Pass(Patience);
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_call_that_never_ends_keeps_its_slot_so_that_they_do_not_pile_up()
    {
        _directory.Answer = _ => new TaskCompletionSource<IReadOnlyList<HostContact>>().Task;

        for (var round = 0; round < 5; round++)
        {
            await Patiently(_asking.AskAsync([.. Enumerable.Range(0, 100).Select(i => $"u{round}-{i}")], default));
        }

        _directory.Asked.Should().Be(64);
    }

    [Fact]
    public async Task Two_who_ask_for_one_person_at_once_share_one_call()
    {
        var answer = new TaskCompletionSource<IReadOnlyList<HostContact>>();
        _directory.Answer = _ => answer.Task;
        var (one, other) = (_asking.AskAsync(["u1"], default).AsTask(), _asking.AskAsync(["u1"], default).AsTask());

        answer.SetResult(Phone);

        (await one)[0].Held.Should().Equal((await other)[0].Held);
        _directory.Asked.Should().Be(1);
    }

    [Fact]
    public async Task Of_a_person_with_very_many_addresses_a_hundred_are_taken()
    {
        _directory.Answer = _ => Task.FromResult<IReadOnlyList<HostContact>>([.. Enumerable.Range(0, 5_000).Select(i => new HostContact("sms", $"{i}"))]);

        (await _asking.AskAsync(["u1"], default))[0].Held.Should().HaveCount(100);
    }

    [Fact]
    public async Task Who_waits_no_longer_is_let_go()
    {
        _directory.Answer = _ => new TaskCompletionSource<IReadOnlyList<HostContact>>().Task;
        using var gone = new CancellationTokenSource();
        var asking = _asking.AskAsync(["u1"], gone.Token).AsTask();

        await gone.CancelAsync();

        await asking.Invoking(a => a).Should().ThrowAsync<OperationCanceledException>();
    }

    private async Task<DirectoryAnswer[]> Patiently(ValueTask<DirectoryAnswer[]> asking)
    {
        var task = asking.AsTask();
        while (!task.IsCompleted)
        {
            _time.Pass(Patience);
            await Task.Yield();
        }

        return await task;
    }

    private static void InterlockedMax(ref int most, int now)
    {
        int known;
        while ((known = Volatile.Read(ref most)) < now && Interlocked.CompareExchange(ref most, now, known) != known)
        {
        }
    }

    private sealed class Broken : IReadOnlyList<HostContact>
    {
        public int Count => 1;

        public HostContact this[int index] => throw new InvalidDataException("broken");

        public IEnumerator<HostContact> GetEnumerator() => throw new InvalidDataException("broken");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
