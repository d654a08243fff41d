using System.Collections.Concurrent;
using System.Diagnostics;
using LenNotify.Storage;
using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public sealed class IntakeTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();
    private readonly FakeHub _hub = new();
    private Intake? _intake;
    private int _writes = 1;

    public void Dispose() => _intake?.Dispose();

    [Fact]
    public async Task Alone_a_publication_is_written_at_once_on_the_publishers_thread()
    {
        var answer = Submit(Item());

        answer.IsCompletedSuccessfully.Should().BeTrue();
        (await answer).Acceptance.Should().Be(Acceptance.New);
    }

    [Fact]
    public async Task What_comes_while_a_write_is_under_way_is_written_together()
    {
        var first = Block();
        var answers = Enumerable.Range(0, 50).Select(_ => Submit(Item())).ToArray();

        _store.Appends.Should().ContainSingle();
        first.SetResult();
        await Task.WhenAll(answers);

        _store.Appends.Select(batch => batch.Count).Should().Equal(1, 49);
    }

    [Fact]
    public async Task Other_nodes_hear_once_of_a_batch_however_much_is_in_it()
    {
        var first = Block();
        var answers = Enumerable.Range(0, 50).Select(i => Submit(Item(Things.Note(channels: ["inapp", i % 2 == 0 ? "hook" : "hook-for-somebody"]), "u1", "u2"))).ToArray();
        first.SetResult();
        await Task.WhenAll(answers);

        _store.Appends.Select(batch => batch.Count).Should().Equal(1, 49);
        _store.Signalled.Select(topics => string.Join(' ', topics.Select(topic => topic.Split(':')[0]).Order())).Should()
            .Equal("hook inboxes", "hook hook-for-somebody inboxes");
    }

    [Fact]
    public async Task A_batch_is_bounded_by_publications_and_by_people()
    {
        var first = Block();
        List<Task> answers = [.. Enumerable.Range(0, 301).Select(_ => Submit(Item()))];
        answers.AddRange(Enumerable.Range(0, 4).Select(_ => Submit(Item([.. Enumerable.Range(0, 500).Select(i => $"u{i}")]))));

        first.SetResult();
        await Task.WhenAll(answers);

        _store.Appends.Select(batch => batch.Count).Should().Equal(1, 200, 102, 2);
    }

    [Theory]
    [InlineData(1, 500, 1)]
    [InlineData(2, 31, 1)]
    [InlineData(2, 32, 2)]
    [InlineData(2, 500, 2)]
    public async Task A_second_write_begins_beside_the_first_where_the_store_gains_by_it_and_enough_wait(int atOnce, int waiting, int writes)
    {
        _writes = atOnce;
        var store = new HeldStore(_store);
        var answers = Enumerable.Range(0, waiting + 1).Select(i => Submit(Item(Things.Note(), $"u{i}"))).ToArray();

        await store.Began(writes);
        store.Most.Should().Be(writes);
        store.Release();
        await Task.WhenAll(answers);

        store.Most.Should().Be(writes);
        _store.Appends.Sum(batch => batch.Count).Should().Be(waiting + 1);
    }

    [Fact]
    public async Task Nobody_is_written_to_by_two_writes_at_once_and_each_persons_publications_stay_in_order()
    {
        _writes = 2;
        var store = new HeldStore(_store);
        List<IntakeItem> items = [Item(Things.Note(), "a")];
        items.AddRange([Item(Things.Note(), "a"), Item(Things.Note(), "a", "b"), Item(Things.Note(), "b", "c"), Item(Things.Note(), "c")]);
        items.AddRange(Enumerable.Range(0, 28).Select(i => Item(Things.Note(), $"u{i}")));
        var answers = items.ConvertAll(item => Submit(item));

        await store.Began(2);
        string[][] begun = [.. _store.Appends.Select(batch => batch.SelectMany(request => request.UserIds).ToArray())];
        store.Release();
        await Task.WhenAll(answers);

        begun[0].Should().Equal("a");
        begun[1].Should().Equal(Enumerable.Range(0, 28).Select(i => $"u{i}"), "who waits for somebody who is written to holds up whoever it is for");
        _store.Appends.Skip(2).SelectMany(batch => batch).Select(request => string.Join('+', request.UserIds)).Should().Equal("a", "a+b", "b+c", "c");
    }

    [Fact]
    public async Task Where_all_are_for_one_person_there_is_one_write()
    {
        _writes = 2;
        var store = new HeldStore(_store);
        var answers = Enumerable.Range(0, 1_000).Select(_ => Submit(Item())).ToArray();

        await store.Began(1);
        store.Release();
        await Task.WhenAll(answers);

        store.Most.Should().Be(1);
        _store.Appends.Select(batch => batch.Count).Should().Equal(1, 200, 200, 200, 200, 199);
    }

    [Fact]
    public void Whoever_is_to_begin_a_write_takes_all_that_came_until_then_and_a_second_one_is_not_asked()
    {
        var queue = new IntakeQueue(mostWrites: 2);
        IntakeItem[] items = [.. Enumerable.Range(0, 20).Select(_ => Item())];

        items.Select(queue.Offer).Should().Equal(items.Select((_, i) => i == 0));
        var batch = queue.Begin();

        batch.Should().Equal(items);
        queue.Begin().Should().BeNull("there is nothing left to begin with");
        queue.Next(batch!).Should().BeNull();
        queue.Offer(items[0]).Should().BeTrue("nobody writes any more");
    }

    [Fact]
    public async Task On_many_threads_no_two_writes_meet_at_a_person()
    {
        _writes = 2;
        var store = new HeldStore(_store);
        store.Release();
        var intake = Intake(10_000);

        await Parallel.ForEachAsync(Enumerable.Range(0, 5_000), new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (i, token) =>
            (await intake.SubmitAsync(Item($"u{i % 97}", $"u{i % 89}"), token)).Acceptance.Should().Be(Acceptance.New));

        store.Clashes.Should().Be(0);
        _store.Appends.Sum(batch => batch.Count).Should().Be(5_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_store_does_for_a_publisher_who_is_alone_belongs_to_that_publishers_trace(bool takesTime)
    {
        var traces = new List<ActivityTraceId?>();
        _store.OnAppend = async (requests, route, _) =>
        {
            traces.Add(Activity.Current?.TraceId);
            if (takesTime)
            {
                await Task.Yield();
            }

            return FakeStore.Write(requests, route);
        };
        var publishing = new List<ActivityTraceId?>();
        for (var i = 0; i < 3; i++)
        {
            using var publish = new Activity("publish").Start();
            publishing.Add(publish.TraceId);
            await Submit(Item());
        }

        traces.Should().Equal(publishing);
    }

    [Fact]
    public async Task Of_a_batch_that_fails_only_the_one_to_blame_fails()
    {
        var bad = Item();
        var first = Block((requests, route) => requests.Any(r => r.Publication.Id == bad.Request.Publication.Id)
            ? throw new InvalidDataException("that one")
            : FakeStore.Write(requests, route));
        var answers = new[] { Submit(Item()), Submit(Item()), Submit(bad), Submit(Item()) };

        first.SetResult();

        await answers[2].Invoking(answer => answer).Should().ThrowAsync<InvalidDataException>();
        foreach (var answer in new[] { answers[0], answers[1], answers[3] })
        {
            (await answer).Acceptance.Should().Be(Acceptance.New);
        }
    }

    [Fact]
    public async Task What_a_lost_write_had_stored_after_all_is_new_to_its_publisher_and_told_of()
    {
        var written = new ConcurrentDictionary<Guid, bool>();
        var first = Block((requests, route) =>
        {
            var isLost = requests.Count > 1;
            var results = FakeStore.Write(requests, route);
            results = [.. results.Select(r => r with { Acceptance = written.TryAdd(r.PublicationId, true) ? Acceptance.New : Acceptance.Same })];
            return isLost ? throw new IOException("the connection is gone") : results;
        });
        var answers = new[] { Submit(Item()), Submit(Item()), Submit(Item()) };

        first.SetResult();

        (await Task.WhenAll(answers)).Should().OnlyContain(answer => answer.Acceptance == Acceptance.New);
        await _hub.Pushed(3);
    }

    [Fact]
    public async Task A_repeat_of_another_publication_stays_a_repeat_and_nobody_is_told_again()
    {
        _store.OnAppend = (requests, route, _) => Task.FromResult<IReadOnlyList<AppendResult>>(
            [.. FakeStore.Write(requests, route).Select(result => result with { Acceptance = Acceptance.Same, PublicationId = Guid.Empty })]);

        (await Submit(Item())).Acceptance.Should().Be(Acceptance.Same);
        _hub.Count.Should().Be(0);
    }

    [Fact]
    public async Task Beyond_its_capacity_a_publisher_waits_for_room()
    {
        var first = Block(capacity: 2);
        var (one, two) = (Submit(Item()), Submit(Item()));
        var three = Submit(Item());

        three.IsCompleted.Should().BeFalse();
        _time.Pass(Timeout - TimeSpan.FromTicks(1));
        three.IsCompleted.Should().BeFalse();
        first.SetResult();
        await Task.WhenAll(one, two, three);
    }

    [Fact]
    public async Task When_no_room_comes_in_time_a_publisher_is_refused()
    {
        _ = Block(capacity: 1);
        _store.OnAppend = (_, _, _) => new TaskCompletionSource<IReadOnlyList<AppendResult>>().Task;
        var waiting = Enumerable.Range(0, 4).Select(_ => Submit(Item())).ToArray();

        _time.Pass(Timeout);

        (await waiting[3].Invoking(answer => answer).Should().ThrowAsync<PublishRefusedException>())
            .WithMessage("1 publications are waiting for the store*Publish again later.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_that_hangs_fails_all_that_wait_for_that_write_after_one_time_out(bool answersToken)
    {
        _ = Block(answersToken: answersToken);
        var one = Submit(Item());

        _time.Pass(Timeout);

        (await one.Invoking(answer => answer).Should().ThrowAsync<PublishRefusedException>()).WithMessage("*did not answer for 00:00:10*same dedupe key*");
    }

    [Fact]
    public async Task A_batch_that_timed_out_is_not_tried_item_by_item()
    {
        var first = Block();
        var hanging = new TaskCompletionSource<IReadOnlyList<AppendResult>>();
        var asked = new TaskCompletionSource();
        var answers = Enumerable.Range(0, 20).Select(_ => Submit(Item())).ToArray();
        _store.OnAppend = (_, _, _) =>
        {
            asked.TrySetResult();
            return hanging.Task;
        };
        first.SetResult();
        await answers[0];
        await asked.Task;

        _time.Pass(Timeout);

        foreach (var answer in answers[1..])
        {
            await answer.Invoking(a => a).Should().ThrowAsync<PublishRefusedException>();
        }

        _store.Appends.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_publisher_that_waits_no_longer_is_let_go_and_its_publication_is_stored_and_told_of()
    {
        var first = Block();
        using var gone = new CancellationTokenSource();
        var (writer, waiter) = (Submit(Item(), gone.Token), Submit(Item(), gone.Token));

        await gone.CancelAsync();
        await writer.Invoking(answer => answer).Should().ThrowAsync<OperationCanceledException>();
        await waiter.Invoking(answer => answer).Should().ThrowAsync<OperationCanceledException>();
        first.SetResult();

        await _hub.Pushed(2);
        _store.Appends.Sum(batch => batch.Count).Should().Be(2);
        (await Submit(Item())).Acceptance.Should().Be(Acceptance.New, "the place of the writer is free again");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_many_publishers_on_many_threads_each_gets_its_own_answer(bool isAsync)
    {
        _store.OnAppend = async (requests, route, _) =>
        {
            if (isAsync)
            {
                await Task.Yield();
            }

            return FakeStore.Write(requests, route);
        };
        var intake = Intake(100);

        await Parallel.ForEachAsync(Enumerable.Range(0, 5_000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, token) =>
        {
            var item = Item();
            (await intake.SubmitAsync(item, token)).PublicationId.Should().Be(item.Request.Publication.Id);
        });

        _store.Appends.Sum(batch => batch.Count).Should().Be(5_000);
    }

    [Fact]
    public void For_a_large_audience_each_person_is_found()
    {
        string[] users = [.. Enumerable.Range(0, 1_000).Select(i => $"u{i}")];
        Recipient[] people = [.. users.Select(_ => Things.Person())];
        var item = new IntakeItem(Things.Publication(), Things.Engine.Compile(Things.Note(), Guid.NewGuid()), users, people);

        users.Select(item.Find).Should().Equal(people);
        item.Invoking(i => i.Find("stranger")).Should().Throw<ArgumentException>().WithMessage("*'stranger'*");
    }

    private static IntakeItem Item(params string[] users) => Item(Things.Note(), users);

    private static IntakeItem Item(Notification note, params string[] users)
    {
        string[] audience = users.Length == 0 ? ["u1"] : users;
        var publication = Things.Publication();
        return new IntakeItem(publication, Things.Engine.Compile(note, publication.Id), audience, [.. audience.Select(_ => Things.Person())]);
    }

    private Task<AppendResult> Submit(IntakeItem item, CancellationToken cancellationToken = default) => Intake(10_000).SubmitAsync(item, cancellationToken).AsTask();

    private Intake Intake(int capacity) => _intake ??= new Intake(
        _store, new Appending(Things.Engine), Things.Nobody(_store, _time, _hub), new StoreClock(_time), new IntakeLimits(capacity, Timeout, _time) { Writes = _writes });

    // The first write waits for the test; what comes after it is as given.
    private TaskCompletionSource Block(
        Func<IReadOnlyList<AppendRequest>, Router, IReadOnlyList<AppendResult>>? then = null, int capacity = 10_000, bool answersToken = true)
    {
        var first = new TaskCompletionSource();
        var calls = 0;
        _ = Intake(capacity);
        _store.OnAppend = async (requests, route, token) =>
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
