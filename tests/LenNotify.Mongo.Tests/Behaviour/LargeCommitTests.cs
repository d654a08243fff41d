using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify.Mongo.Tests;

public sealed class LargeCommitTests : IAsyncLifetime
{
    private const int Items = 60;
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private TestStores? _stores;

    private INotificationStore Store => _stores!.One;

    public async Task InitializeAsync() => _stores = await TestStores.CreateAsync();

    public async Task DisposeAsync() => await _stores!.DisposeAsync();

    [Fact]
    public async Task Marking_many_large_items_carries_only_the_marks()
    {
        var words = new TestWords(Store);
        for (var i = 0; i < Items; i++)
        {
            await words.AppendAsync("ann", Now, metadata: new JsonObject { ["note"] = new string('x', 60_000) });
        }

        var items = (await Store.ListAsync("ann", new InboxQuery { Limit = Items }, Now, default)).Items;
        var state = await Store.MarkAsync("ann", [.. items.Select(item => item.Id)], ItemMark.Dismissed, Now, default);

        state.Unread.Should().Be(0);
        (await Store.ListAsync("ann", new InboxQuery(), Now, default)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task An_append_of_more_than_a_commit_holds_takes_several()
    {
        var answers = await new TestWords(Store).AppendManyAsync("ann", Now, Items, payload: new string('x', 60_000));

        answers.Should().OnlyContain(answer => answer.Acceptance == Acceptance.New);
        answers.Select(answer => answer.Users.Single().Sequence).Should().Equal(Enumerable.Range(1, Items).Select(i => (long)i));
        (await Store.StatesAsync(["ann"], default))[0].Unread.Should().Be(Items);
    }

    [Fact]
    public async Task What_no_commit_can_hold_is_refused_with_the_limit_and_changes_nothing_of_the_person()
    {
        var append = () => new TestWords(Store).AppendAsync("ann", Now, metadata: new JsonObject { ["note"] = new string('x', 5_000_000) });

        (await append.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().ContainSingle().Which.Limit.Should().Be("4194304 bytes");

        (await Store.StatesAsync(["ann"], default))[0].Should().Match<UserState>(state => state.Sequence == 0 && state.Unread == 0);
        (await Store.ListAsync("ann", new InboxQuery(), Now, default)).Items.Should().BeEmpty();
        (await new TestWords(Store).AppendAsync("ann", Now)).Users.Single().Sequence.Should().Be(1, "the next one is not in its way");
    }

    [Fact]
    public async Task A_bundle_that_carries_two_thousand_takes_no_more_and_the_next_opens_another()
    {
        for (var i = 0; i < 9; i++)
        {
            await new TestWords(Store).AppendBundleAsync("ann", Now, 250, "hold:1");
        }

        var claim = new DeliveryClaim(TestWords.Channel, new Lease(Guid.NewGuid(), Now.AddMinutes(1)), 10);
        var started = (await Store.ClaimDeliveriesAsync(claim, TestWords.Send, Now, default)).Started;

        started.Select(one => one.Due.Members.Count).Should().BeEquivalentTo([2_000, 250]);
        started.SelectMany(one => one.Due.Members).Select(item => item.Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task One_persons_many_dead_letters_are_replayed_with_one_call_and_one_fact()
    {
        const int Letters = 600;
        await new TestWords(Store).AppendAsync("ann", Now, deliveries: Letters);
        var owner = Guid.NewGuid();
        var claim = new DeliveryClaim(TestWords.Channel, new Lease(owner, Now.AddMinutes(1)), Letters);
        var started = (await Store.ClaimDeliveriesAsync(claim, TestWords.Send, Now, default)).Started;
        Completion[] ends = [.. started.Select(one => new Completion(one.Due.Id, CompletionState.Dead) { Cause = "gone" })];
        (await Store.CompleteAsync(owner, ends, (_, _, state) => state.Activity, Now, default)).Should().BeEmpty();

        var replayed = await Store.ReplayAsync(new DeadLetterFilter(), new ReplayPace(Letters, Letters), new AuditFact("desk", "replayed", "sms", "done"), Now, default);

        replayed.Should().Be(Letters);
        (await Store.ListDeadLettersAsync(new DeadLetterFilter(), 1, null, default)).Items.Should().BeEmpty();
        (await Store.AuditAsync(new AuditQuery { Action = "replayed" }, default)).Items.Should().ContainSingle();
    }
}
