using LenNotify.Storage;

namespace LenNotify.Mongo.Tests;

public sealed class ManyWorkersTests : IAsyncLifetime
{
    private const int Workers = 8;
    private const int Deliveries = 2_000;
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private TestStores? _stores;

    public async Task InitializeAsync() => _stores = await TestStores.CreateAsync();

    public async Task DisposeAsync() => await _stores!.DisposeAsync();

    [Fact]
    public async Task Eight_workers_claim_two_thousand_deliveries_and_none_twice()
    {
        var words = new TestWords(_stores!.One);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(person => words.AppendAsync($"u{person}", Now, deliveries: Deliveries / 40)));

        var claimed = await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => ClaimAllAsync(_stores.Open())));

        claimed.SelectMany(ids => ids).Should().HaveCount(Deliveries).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Of_sixteen_publications_of_one_key_one_is_the_first_and_all_get_its_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => new TestWords(_stores!.Open()).AppendAsync("ann", Now, key: "fill-1")));

        answers.Count(answer => answer.Acceptance == Acceptance.New).Should().Be(1);
        answers.Select(answer => answer.PublicationId).Distinct().Should().ContainSingle();
        answers.Select(answer => answer.Users.Single().Routed.Item.Id).Distinct().Should().ContainSingle();
        (await _stores!.One.StatesAsync(["ann"], default))[0].Should().Match<UserState>(state => state.Sequence == 1 && state.Unread == 1);
    }

    private static async Task<List<Guid>> ClaimAllAsync(INotificationStore store)
    {
        List<Guid> all = [];
        while (true)
        {
            var claim = new DeliveryClaim(TestWords.Channel, new Lease(Guid.NewGuid(), Now.AddMinutes(1)), 50);
            var batch = await store.ClaimDeliveriesAsync(claim, TestWords.Send, Now, default);
            all.AddRange(batch.Started.Select(one => one.Due.Id));
            if (batch.Again is null || batch.Again > Now)
            {
                return all;
            }
        }
    }
}
