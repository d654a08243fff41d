using System.Collections.Concurrent;
using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

/// <summary>What can only be tried where thousands of rounds take a moment.</summary>
public sealed class MemoryRaceTests
{
    private readonly World _world = new(MemoryStores.Open());

    [Fact]
    public async Task A_lease_that_passes_on_while_people_are_routed_writes_nothing()
    {
        var publication = _world.Publication();
        await _world.Store.AcceptAsync([publication], World.Start, default);
        await _world.Store.ClaimPublicationsAsync(new PublicationClaim(_world.LeaseOf(1, 30), 1), World.Start, default);
        var passedOn = new List<Task>();

        var answer = (await _world.Store.AppendAsync(
            [new AppendRequest(publication, [_world.Ann]) { Lease = _world.LeaseOf(1) }],
            (p, s) =>
            {
                passedOn.Add(_world.Store.ClaimPublicationsAsync(new PublicationClaim(_world.LeaseOf(2, 90), 1), World.At(40), default));
                return _world.Route()(p, s);
            },
            World.Start,
            default))[0];

        await Task.WhenAll(passedOn);
        answer.Fenced.Should().BeTrue();
        (await _world.StateOf(_world.Ann)).Sequence.Should().Be(0);
    }

    [Fact]
    public async Task Every_delivery_ends_once_while_owners_die_expire_extend_and_release()
    {
        const int Rows = 3_000;
        await _world.Append(_world.Publication(), _world.Route(deliveries: _ => [.. Enumerable.Range(0, Rows).Select(_ => _world.Sms())]), _world.Ann);
        var ended = new ConcurrentDictionary<Guid, int>();
        var clock = 0;

        await Threads.Together(6, async owner =>
        {
            var random = new Random(owner);
            while (ended.Count < Rows)
            {
                var at = Interlocked.Increment(ref clock);
                foreach (var one in await _world.Claim(owner + 1, at, slots: 5, lease: 3))
                {
                    await Go(random.Next(4), one.Due.Id, owner + 1, at);
                }
            }

            return 0;
        });

        ended.Values.Should().OnlyContain(times => times == 1);
        (await _world.Status(999_999)).Should().Be(new QueueStatus(_world.Channel, 0, 0, 0, null, null));

        async Task Go(int choice, Guid id, int owner, int at)
        {
            var state = choice switch { 0 => CompletionState.Released, 1 => CompletionState.RetryAt, _ => CompletionState.Delivered };
            if (choice == 3)
            {
                await _world.Store.ExtendAsync([id], _world.LeaseOf(owner, at + 9), default);
            }

            var fenced = await _world.Complete(id, state, owner, at, again: at);
            if (fenced.Count == 0 && state == CompletionState.Delivered)
            {
                ended.AddOrUpdate(id, 1, (_, times) => times + 1);
            }
        }
    }

    [Fact]
    public async Task A_fallback_that_comes_while_the_first_ends_neither_hangs_nor_goes_out_wrongly()
    {
        for (var round = 0; round < 500; round++)
        {
            var world = new World(MemoryStores.Open());
            var dead = round % 2 == 0;
            var (first, _) = await world.Started();
            var fallback = world.Sms(condition: new DeliveryCondition(false, first));
            await Threads.Together(2, async index => index == 0
                ? (object)await world.Complete(first, dead ? CompletionState.Dead : CompletionState.Delivered)
                : await world.Queued(fallback, world.Bob));

            (await world.Claim(at: 9)).Select(one => one.Due.Id).Should().Equal(dead ? [fallback.Id] : []);
            (await world.Status(9)).Waiting.Should().Be(0);
        }
    }

    [Fact]
    public async Task Erasures_among_appends_claims_and_marks_leave_counters_that_fit()
    {
        await Threads.Together(6, async index =>
        {
            for (var round = 0; round < 300; round++)
            {
                if (index == 0 && round % 10 == 0)
                {
                    await _world.Store.EraseAsync(_world.Ann, _world.Fact("erased", "hash"), World.Start, default);
                }

                var item = await _world.Queued(_world.Sms(join: round % 3 == 0 ? "g" : null), with: n => n with { ExpiresAt = World.At(round + 1) });
                await _world.Store.MarkAsync(_world.Ann, [item.Id], ItemMark.Read, World.At(1), default);
                foreach (var one in await _world.Claim(index + 1))
                {
                    await _world.Complete(one.Due.Id, round % 2 == 0 ? CompletionState.Delivered : CompletionState.Dead, index + 1);
                }

                await _world.Store.ExpireAsync(5, World.At(round), default);
                await _world.Store.PurgeAsync(new RetentionPolicy(default, default, default, true), 5, World.At(round), default);
            }

            return 0;
        });

        await _world.Store.EraseAsync(_world.Ann, _world.Fact("erased", "hash"), World.Start, default);
        (await _world.Status(999)).Should().Be(new QueueStatus(_world.Channel, 0, 0, 0, null, null));
        (await _world.Dead()).Should().BeEmpty();
        (await _world.StateOf(_world.Ann)).Should().Be(new UserState(_world.Ann, 0, 0, 0, 0, UserActivity.None));
    }

    [Fact]
    public async Task Appends_for_crossing_sets_of_people_never_wait_for_each_other_for_ever()
    {
        var users = Enumerable.Range(0, 12).Select(number => _world.Name($"u{number}")).ToArray();

        await Threads.Together(8, async index =>
        {
            var random = new Random(index);
            for (var round = 0; round < 300; round++)
            {
                var some = users.Where(_ => random.Next(2) == 0).OrderBy(_ => random.Next()).ToArray();
                await _world.Store.AppendAsync(
                    [new AppendRequest(_world.Publication($"k{random.Next(500)}"), some), new AppendRequest(_world.Publication($"k{random.Next(500)}"), users)],
                    _world.Route(),
                    World.Start,
                    default);
            }

            return 0;
        });

        foreach (var state in await _world.Store.StatesAsync(users, default))
        {
            var items = (await _world.Store.ResumeAsync(state.UserId, 0, 10_000, World.Start, default)).Items;
            items.Select(item => item.Sequence).Should().Equal(Enumerable.Range(1, (int)state.Sequence).Select(number => (long)number));
            items.Should().OnlyHaveUniqueItems(item => item.PublicationId);
        }
    }
}
