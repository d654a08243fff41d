using System.Collections.Concurrent;
using System.Diagnostics;
using LenNotify.Storage;
using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public sealed class IntakeTests : IntakeScene
{
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

        Store.Appends.Should().ContainSingle();
        first.SetResult();
        await Task.WhenAll(answers);

        Store.Appends.Select(batch => batch.Count).Should().Equal(1, 49);
    }

    [Fact]
    public async Task Other_nodes_hear_once_of_a_batch_however_much_is_in_it()
    {
        var first = Block();
        var answers = Enumerable.Range(0, 50).Select(i => Submit(Item(Things.Note(channels: ["inapp", i % 2 == 0 ? "hook" : "hook-for-somebody"]), "u1", "u2"))).ToArray();
        first.SetResult();
        await Task.WhenAll(answers);

        Store.Appends.Select(batch => batch.Count).Should().Equal(1, 49);
        Store.Signalled.Select(topics => string.Join(' ', topics.Select(topic => topic.Split(':')[0]).Order())).Should()
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

        Store.Appends.Select(batch => batch.Count).Should().Equal(1, 200, 102, 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_store_does_for_a_publisher_who_is_alone_belongs_to_that_publishers_trace(bool takesTime)
    {
        var traces = new List<ActivityTraceId?>();
        Store.OnAppend = async (requests, route, _) =>
        {
            traces.Add(Activity.Current?.TraceId);
            if (takesTime)
            {
                await Task.Yield();
            }

            return FakeStore.Write(requests, route);
        };
        var publishing = new List<ActivityTraceId?>();
        // The first is answered when its write has ended, the second as soon as it is stored: a third could meet its end.
        for (var i = 0; i < 2; i++)
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
        await Hub.Pushed(3);
    }

    [Fact]
    public async Task A_repeat_of_another_publication_stays_a_repeat_and_nobody_is_told_again()
    {
        Store.OnAppend = (requests, route, _) => Task.FromResult<IReadOnlyList<AppendResult>>(
            [.. FakeStore.Write(requests, route).Select(result => result with { Acceptance = Acceptance.Same, PublicationId = Guid.Empty })]);

        (await Submit(Item())).Acceptance.Should().Be(Acceptance.Same);
        Hub.Count.Should().Be(0);
    }

    [Fact]
    public async Task Beyond_its_capacity_a_publisher_waits_for_room()
    {
        var first = Block(capacity: 2);
        var (one, two) = (Submit(Item()), Submit(Item()));
        var three = Submit(Item());

        three.IsCompleted.Should().BeFalse();
        Time.Pass(Timeout - TimeSpan.FromTicks(1));
        three.IsCompleted.Should().BeFalse();
        first.SetResult();
        await Task.WhenAll(one, two, three);
    }

    [Fact]
    public async Task When_no_room_comes_in_time_a_publisher_is_refused()
    {
        _ = Block(capacity: 1);
        Store.OnAppend = (_, _, _) => new TaskCompletionSource<IReadOnlyList<AppendResult>>().Task;
        var waiting = Enumerable.Range(0, 4).Select(_ => Submit(Item())).ToArray();

        Time.Pass(Timeout);

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

        Time.Pass(Timeout);

        (await one.Invoking(answer => answer).Should().ThrowAsync<PublishRefusedException>()).WithMessage("*did not answer for 00:00:10*same dedupe key*");
    }

    [Fact]
    public async Task A_batch_that_timed_out_is_not_tried_item_by_item()
    {
        var first = Block();
        var hanging = new TaskCompletionSource<IReadOnlyList<AppendResult>>();
        var asked = new TaskCompletionSource();
        var answers = Enumerable.Range(0, 20).Select(_ => Submit(Item())).ToArray();
        Store.OnAppend = (_, _, _) =>
        {
            asked.TrySetResult();
            return hanging.Task;
        };
        first.SetResult();
        await answers[0];
        await asked.Task;

        Time.Pass(Timeout);

        foreach (var answer in answers[1..])
        {
            await answer.Invoking(a => a).Should().ThrowAsync<PublishRefusedException>();
        }

        Store.Appends.Should().HaveCount(2);
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

        await Hub.Pushed(2);
        Store.Appends.Sum(batch => batch.Count).Should().Be(2);
        (await Submit(Item())).Acceptance.Should().Be(Acceptance.New, "the place of the writer is free again");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_many_publishers_on_many_threads_each_gets_its_own_answer(bool isAsync)
    {
        Store.OnAppend = async (requests, route, _) =>
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

        Store.Appends.Sum(batch => batch.Count).Should().Be(5_000);
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
}
