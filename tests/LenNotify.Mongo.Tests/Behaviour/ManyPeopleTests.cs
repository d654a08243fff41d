using LenNotify.Storage;

namespace LenNotify.Mongo.Tests;

/// <summary>
/// What concerns many people at once costs few calls, however many they are. Where there are no transactions, each person who has a document
/// costs one: the compare-and-set that is the commit.
/// </summary>
public sealed class ManyPeopleTests : IAsyncLifetime
{
    private const int Few = 10;
    private const int Many = 100;
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Owner = Guid.NewGuid();
    private TestStores? _stores;
    private int _perPerson;

    private INotificationStore Store => _stores!.One;

    public async Task InitializeAsync()
    {
        _stores = await TestStores.CreateAsync();
        _perPerson = (await _stores.Database.HelloAsync()).Contains("setName") ? 0 : 1;
    }

    public async Task DisposeAsync() => await _stores!.DisposeAsync();

    [Fact]
    public async Task An_append_to_a_hundred_new_people_takes_as_many_calls_as_one_to_ten()
    {
        var few = await CallsAsync(() => AppendAsync(People("a", Few)));
        var many = await CallsAsync(() => AppendAsync(People("b", Many)));

        many.Should().Be(few);
    }

    [Fact]
    public async Task An_append_to_people_who_have_something_takes_at_most_a_call_for_each()
    {
        await AppendAsync(People("a", Few));
        await AppendAsync(People("b", Many));

        var few = await CallsAsync(() => AppendAsync(People("a", Few)));
        var many = await CallsAsync(() => AppendAsync(People("b", Many)));

        (many - few).Should().Be((Many - Few) * _perPerson);
    }

    [Fact]
    public async Task Claiming_and_completing_deliveries_of_a_hundred_people_takes_at_most_a_call_for_each_and_step()
    {
        var few = await SendAsync("a", Few);
        var many = await SendAsync("b", Many);

        (many.Claim - few.Claim).Should().Be((Many - Few) * _perPerson);
        (many.Complete - few.Complete).Should().Be((Many - Few) * _perPerson);
    }

    [Fact]
    public async Task A_hundred_publications_to_a_person_each_take_as_many_calls_as_ten()
    {
        await AppendAsync(People("a", Few));
        await AppendAsync(People("b", Many));

        var few = await CallsAsync(() => new TestWords(Store).AppendEachAsync(People("a", Few), Now));
        var many = await CallsAsync(() => new TestWords(Store).AppendEachAsync(People("b", Many), Now));

        (many - few).Should().Be((Many - Few) * _perPerson);
    }

    [Fact]
    public async Task Appends_of_several_nodes_to_the_same_people_at_once_all_come_through_in_one_order()
    {
        const int Nodes = 4;
        const int Each = 5;
        var people = People("u", 50);

        await Task.WhenAll(Enumerable.Range(0, Nodes).Select(_ => _stores!.Open()).Select(store => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await new TestWords(store).AppendToAsync(people, Now);
            }
        })));

        (await Store.StatesAsync(people, default)).Should().OnlyContain(state => state.Sequence == Nodes * Each && state.Unread == Nodes * Each);
        foreach (var user in people)
        {
            var items = (await Store.ListAsync(user, new InboxQuery { Limit = 50 }, Now, default)).Items;
            items.Select(item => item.Sequence).Order().Should().Equal(Enumerable.Range(1, Nodes * Each).Select(i => (long)i));
        }
    }

    [Fact]
    public async Task What_one_of_them_cannot_hold_is_written_for_none()
    {
        var append = () => new TestWords(Store).AppendToAsync(["ann", "bob"], Now, note: new string('x', 5_000_000));

        await append.Should().ThrowAsync<InvalidInputException>();

        (await Store.StatesAsync(["ann", "bob"], default)).Should().OnlyContain(state => state.Sequence == 0);
    }

    private static string[] People(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => $"{prefix}{i}")];

    private Task AppendAsync(string[] people) => new TestWords(Store).AppendToAsync(people, Now, deliveries: 0);

    private async Task<int> CallsAsync(Func<Task> work)
    {
        var before = _stores!.Database.Calls;
        await work();
        return _stores.Database.Calls - before;
    }

    private async Task<(int Claim, int Complete)> SendAsync(string prefix, int count)
    {
        await new TestWords(Store).AppendToAsync(People(prefix, count), Now);
        IReadOnlyList<ClaimedDelivery> started = [];
        var places = new DeliveryClaim(TestWords.Channel, new Lease(Owner, Now.AddMinutes(1)), count);
        var claim = await CallsAsync(async () => started = (await Store.ClaimDeliveriesAsync(places, TestWords.Send, Now, default)).Started);
        started.Should().HaveCount(count);
        var ends = started.Select(one => new Completion(one.Due.Id, CompletionState.Delivered) { ProviderReference = $"{one.Due.Id}" });
        var complete = await CallsAsync(() => Store.CompleteAsync(Owner, [.. ends], (_, _, state) => state.Activity, Now, default));
        return (claim, complete);
    }
}
