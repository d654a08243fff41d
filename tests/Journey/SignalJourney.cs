using System.Collections.Concurrent;
using System.Globalization;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify.Tests.Journey;

/// <summary>
/// What one node stores, the clients of another are told by the signal alone: time stands still, so that no poll ever comes.
/// </summary>
public abstract class SignalJourney(IJourneyStore store) : JourneyContract(store)
{
    private const string Ann = "anna";
    private const string Bob = "bob";
    private readonly ConcurrentQueue<string> _asked = [];
    private HeardSignals _signals = null!;
    private AskedInbox _inbox = null!;

    [Fact]
    public async Task A_named_signal_makes_another_node_push_and_read_nobody_else()
    {
        var (seller, _) = await Nodes();
        var (ann, bob) = (await Connected(Ann), await Connected(Bob));
        _asked.Clear();

        await seller.Fill("BTC/USD", Audience.Users([Ann, "carol", "dave"]), null, "inapp");

        (await ann.Next()).Should().BeEquivalentTo(new { Kind = HubMessageKind.Received, Sequence = 1L, Unread = 1L });
        _signals.Topics.Should().ContainSingle().Which.Should().Be("inboxes:" + string.Join(',', new[] { Ann, "carol", "dave" }.Select(id => News(id, 1))));
        _asked.Should().Equal(Ann);
        bob.HasMore.Should().BeFalse();
    }

    [Fact]
    public async Task Everything_that_is_published_comes_in_order_and_once()
    {
        const int Each = 40;
        var (seller, _) = await Nodes();
        string[] people = ["u0", "u1", "u2", "u3", "u4"];
        var ears = new List<FeedEar>();
        foreach (var user in people)
        {
            ears.Add(await Connected(user));
        }

        await Task.WhenAll(Enumerable.Range(0, people.Length * Each).Select(i => Task.Run(() => seller.Fill($"S{i}", people[i % people.Length], null, "inapp"))));

        foreach (var ear in ears)
        {
            for (var sequence = 1; sequence <= Each; sequence++)
            {
                (await ear.Next()).Should().BeEquivalentTo(new { Kind = HubMessageKind.Received, Sequence = (long)sequence });
            }

            ear.HasMore.Should().BeFalse();
        }
    }

    [Fact]
    public async Task What_a_person_read_on_one_node_is_counted_on_the_other()
    {
        var (seller, _) = await Nodes();
        var ann = await Connected(Ann);
        await seller.Fill("BTC/USD", Ann, null, "inapp");
        var item = (await ann.Next()).Items[0];

        await seller.Get<InboxDesk>().MarkAsync(Ann, item, ItemMark.Read, default);

        (await ann.Next()).Should().BeEquivalentTo(new { Kind = HubMessageKind.Counted, Unread = 0L });
    }

    [Fact]
    public async Task Where_too_many_gather_to_be_named_everybody_is_looked_at()
    {
        var (seller, _) = await Nodes();
        var (ann, bob) = (await Connected(Ann), await Connected(Bob));
        var gate = new TaskCompletionSource();
        _signals.Gate = gate.Task;
        await seller.Fill("FIRST", "nobody", null, "inapp");
        await seller.Fill("BTC/USD", Audience.Users([Ann, .. Enumerable.Range(0, 600).Select(i => $"one-{i}")]), null, "inapp");
        await seller.Fill("BTC/USD", Audience.Users([Bob, .. Enumerable.Range(0, 600).Select(i => $"two-{i}")]), null, "inapp");

        gate.SetResult();

        (await ann.Next()).Sequence.Should().Be(1);
        (await bob.Next()).Sequence.Should().Be(1);
        _signals.Topics.Should().HaveCount(2).And.Subject.Last().Should().Be("inboxes");
    }

    [Fact]
    public async Task A_name_that_would_break_what_carries_it_is_told_like_any_other()
    {
        var (seller, _) = await Nodes();
        foreach (var hostile in new[] { "inboxes:,.", "a\\nb", "';--", "\"", "ünïcödé 🙂", new string('x', 200), " " + Ann })
        {
            var ear = await Connected(hostile);

            await seller.Fill("BTC/USD", hostile, null, "inapp");

            (await ear.Next()).Sequence.Should().Be(1);
        }

        _signals.Topics.Should().OnlyContain(topic => topic.All(character => char.IsAsciiLetterOrDigit(character) || character == '.' || character == ':'));
    }

    [Fact]
    public async Task A_forged_signal_costs_a_look_and_tells_nobody_anything()
    {
        var (seller, _) = await Nodes();
        var ann = await Connected(Ann);
        await seller.Fill("BTC/USD", Ann, null, "inapp");
        (await ann.Next()).Sequence.Should().Be(1);
        _asked.Clear();

        await _signals.SignalAsync([$"inboxes:{News(Ann, long.MaxValue)}", "inboxes:" + News(Bob, 1), "steering", "no such topic", "", "inboxes:", "inboxes:garbled\0"], default);

        // The last of them says nothing that can be read, so everybody is looked at.
        await Until(() => Task.FromResult(!_asked.IsEmpty));
        ann.HasMore.Should().BeFalse();
        await seller.Fill("ETH/USD", Ann, null, "inapp");
        (await ann.Next()).Should().BeEquivalentTo(new { Kind = HubMessageKind.Received, Sequence = 2L });
    }

    [Fact]
    public async Task Who_is_read_slowly_holds_up_nobody_else()
    {
        var (seller, _) = await Nodes();
        var (ann, bob) = (await Connected(Ann), await Connected(Bob));
        var slow = new TaskCompletionSource();
        _inbox.Around = async (user, read) =>
        {
            await (user == Ann ? slow.Task : Task.CompletedTask);
            return await read();
        };
        await seller.Fill("BTC/USD", Ann, null, "inapp");

        await seller.Fill("BTC/USD", Bob, null, "inapp");

        (await bob.Next()).Sequence.Should().Be(1);
        ann.HasMore.Should().BeFalse();
        slow.SetResult();
        (await ann.Next()).Sequence.Should().Be(1);
    }

    [Fact]
    public async Task What_is_heard_of_while_somebody_is_read_is_read_after_it()
    {
        var (seller, _) = await Nodes();
        var ann = await Connected(Ann);
        var (first, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _inbox.Around = async (_, read) =>
        {
            var found = await read();
            first.TrySetResult();
            await goOn.Task;
            return found;
        };
        await seller.Fill("BTC/USD", Ann, null, "inapp");
        await first.Task;
        await seller.Fill("ETH/USD", Ann, null, "inapp");
        await seller.Fill("SOL/USD", Ann, null, "inapp");
        await Until(() => Task.FromResult(_signals.Heard == 3 * _signals.Listeners));

        goOn.SetResult();

        for (var sequence = 1; sequence <= 3; sequence++)
        {
            (await ann.Next()).Sequence.Should().Be(sequence);
        }

        ann.HasMore.Should().BeFalse();
    }

    [Fact]
    public async Task Who_cannot_be_read_at_first_is_found_with_the_next_look_at_everybody()
    {
        var (seller, _) = await Nodes();
        var ann = await Connected(Ann);
        var fails = 1;
        _inbox.Around = (_, read) => Interlocked.Exchange(ref fails, 0) == 1 ? throw new IOException("the connection is gone") : read();

        await seller.Fill("BTC/USD", Ann, null, "inapp");
        await Until(() => Task.FromResult(Volatile.Read(ref fails) == 0));
        ann.HasMore.Should().BeFalse();
        Time.Pass(TimeSpan.FromSeconds(1));

        (await ann.Next()).Sequence.Should().Be(1);
    }

    private JourneyHost _desk = null!;

    private async Task<(JourneyHost Seller, JourneyHost Desk)> Nodes()
    {
        _signals = new HeardSignals(Time);
        var seller = await Start(builder => builder.Services.AddNotifications(options => options.Deliver = false), signals: _signals);
        _desk = await Start(Watched, signals: _signals);
        await Until(() => Task.FromResult(_signals.Listeners == 1));
        return (seller, _desk);
    }

    private async Task<FeedEar> Connected(string userId)
    {
        var ear = new FeedEar();
        await _desk.Get<LiveFeed>().JoinAsync(userId, ear, default);
        return ear;
    }

    private void Watched(NotificationsBuilder builder)
    {
        var inbox = builder.Services.Last(service => service.ServiceType == typeof(IInbox));
        builder.Services.Replace(ServiceDescriptor.Singleton<IInbox>(provider => _inbox = new AskedInbox((IInbox)inbox.ImplementationFactory!(provider), _asked)));
    }

    private static string News(string userId, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{InboxNews.PersonOf(userId):x16}.{sequence}.0");
}
