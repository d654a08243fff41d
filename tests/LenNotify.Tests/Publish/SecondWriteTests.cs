using LenNotify.Storage;

namespace LenNotify.Tests;

/// <summary>The intake's second write beside its first, and the queue that decides on it.</summary>
public sealed class SecondWriteTests : IntakeScene
{
    [Theory]
    [InlineData(1, 500, 1)]
    [InlineData(2, 31, 1)]
    [InlineData(2, 32, 2)]
    [InlineData(2, 500, 2)]
    public async Task A_second_write_begins_beside_the_first_where_the_store_gains_by_it_and_enough_wait(int atOnce, int waiting, int writes)
    {
        Writes = atOnce;
        var store = new HeldStore(Store);
        var answers = Enumerable.Range(0, waiting + 1).Select(i => Submit(Item(Things.Note(), $"u{i}"))).ToArray();

        await store.Began(writes);
        store.Most.Should().Be(writes);
        store.Release();
        await Task.WhenAll(answers);

        store.Most.Should().Be(writes);
        Store.Appends.Sum(batch => batch.Count).Should().Be(waiting + 1);
    }

    [Fact]
    public async Task Nobody_is_written_to_by_two_writes_at_once_and_each_persons_publications_stay_in_order()
    {
        Writes = 2;
        var store = new HeldStore(Store);
        List<IntakeItem> items = [Item(Things.Note(), "a")];
        items.AddRange([Item(Things.Note(), "a"), Item(Things.Note(), "a", "b"), Item(Things.Note(), "b", "c"), Item(Things.Note(), "c")]);
        items.AddRange(Enumerable.Range(0, 28).Select(i => Item(Things.Note(), $"u{i}")));
        var answers = items.ConvertAll(item => Submit(item));

        await store.Began(2);
        string[][] begun = [.. Store.Appends.Select(batch => batch.SelectMany(request => request.UserIds).ToArray())];
        store.Release();
        await Task.WhenAll(answers);

        begun[0].Should().Equal("a");
        begun[1].Should().Equal(Enumerable.Range(0, 28).Select(i => $"u{i}"), "who waits for somebody who is written to holds up whoever it is for");
        Store.Appends.Skip(2).SelectMany(batch => batch).Select(request => string.Join('+', request.UserIds)).Should().Equal("a", "a+b", "b+c", "c");
    }

    [Fact]
    public async Task Where_all_are_for_one_person_there_is_one_write()
    {
        Writes = 2;
        var store = new HeldStore(Store);
        var answers = Enumerable.Range(0, 1_000).Select(_ => Submit(Item())).ToArray();

        await store.Began(1);
        store.Release();
        await Task.WhenAll(answers);

        store.Most.Should().Be(1);
        Store.Appends.Select(batch => batch.Count).Should().Equal(1, 200, 200, 200, 200, 199);
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

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_look_for_somebody_else_goes_by_no_more_people_than_a_batch_may_have(int large, bool isFound)
    {
        var queue = new IntakeQueue(mostWrites: 2);
        string[] many = [.. Enumerable.Range(0, 500).Select(i => $"u{i}")];
        queue.Offer(Item("u1"));
        var first = queue.Begin();
        IntakeItem[] passed = [.. Enumerable.Range(0, large).Select(_ => Item(many))];
        IntakeItem[] others = [.. Enumerable.Range(0, 40).Select(i => Item($"other-{i}"))];
        Array.ForEach([.. passed, .. others], item => queue.Offer(item));

        var second = queue.Begin();

        (second?.Count ?? 0).Should().Be(isFound ? others.Length : 0);
        (queue.Next(first!) ?? []).Should().Equal(isFound ? [] : [.. passed]);
    }

    [Fact]
    public async Task On_many_threads_no_two_writes_meet_at_a_person()
    {
        Writes = 2;
        var store = new HeldStore(Store);
        store.Release();
        var intake = Intake(10_000);

        await Parallel.ForEachAsync(Enumerable.Range(0, 5_000), new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (i, token) =>
            (await intake.SubmitAsync(Item($"u{i % 97}", $"u{i % 89}"), token)).Acceptance.Should().Be(Acceptance.New));

        store.Clashes.Should().Be(0);
        Store.Appends.Sum(batch => batch.Count).Should().Be(5_000);
    }
}
