using LenNotify.Storage;
using LenNotify.Tests.Journey;
using Microsoft.Extensions.Logging;

namespace LenNotify.Tests;

public class ChannelPumpTests
{
    private static readonly DocumentKey CircuitKey = new("circuit", "", "sms");
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();
    private readonly FakeAdapter _adapter = new();
    private readonly Contact _phone = Things.Phone();

    public ChannelPumpTests() => _store.Put("u1", Things.Book(_phone));

    [Fact]
    public async Task What_is_due_is_claimed_sent_and_written_and_a_drain_waits_for_it()
    {
        var written = Give(3);
        var pump = Pump();
        var running = pump.RunAsync(default);
        await _adapter.Called;
        pump.Drain();
        await running;

        written.Should().HaveCount(3).And.OnlyContain(completion => completion.State == CompletionState.Delivered);
    }

    [Fact]
    public async Task A_person_whose_reading_takes_longer_than_a_second_is_still_delivered_to()
    {
        var claims = 0;
        var judged = new TaskCompletionSource<DeliveryRuling>();
        _store.BeforeContacts = _ =>
        {
            _time.Pass(TimeSpan.FromSeconds(1.5));
            return Task.CompletedTask;
        };
        _store.OnClaim = (_, judge, _) =>
        {
            claims++;
            if (judge(Things.Due(_phone.Id), Things.State()) is { } ruling)
            {
                judged.TrySetResult(ruling);
            }

            return Task.FromResult(new ClaimedBatch([], null));
        };
        var pump = Pump();
        var running = pump.RunAsync(default);

        (await judged.Task).Verdict.Should().Be(Verdict.Deliver);
        claims.Should().Be(2, "the claim after the one that lacked the person has what was read");
        pump.Drain();
        await running;
    }

    [Fact]
    public async Task A_person_who_cannot_be_read_does_not_make_it_spin()
    {
        var judged = new TaskCompletionSource<DeliveryRuling>();
        var claims = 0;
        _store.OnGet = key => key.Owner == "u1" ? new InvalidDataException() : null;
        _store.OnClaim = (_, judge, _) =>
        {
            claims++;
            if (judge(Things.Due(_phone.Id), Things.State()) is { } ruling)
            {
                judged.TrySetResult(ruling);
            }

            return Task.FromResult(new ClaimedBatch([], null));
        };
        var pump = Pump();
        var running = pump.RunAsync(default);

        (await judged.Task).Reason.Should().Be(Reason.PersonUnavailable);
        claims.Should().Be(2);
        pump.Drain();
        await running;
    }

    [Fact]
    public async Task An_open_circuit_is_kept_before_a_drain_ends()
    {
        Give(5);
        _adapter.Answer = (_, _) => Task.FromResult(DeliveryResult.Transient("down"));
        var pump = Pump();
        var running = pump.RunAsync(default);
        while (_adapter.Sent.Count < 5)
        {
            await Task.Yield();
        }

        pump.Drain();
        await running;

        CircuitDocument.Read(_store.Document(CircuitKey)).Should().BeEquivalentTo(
            new { OpenUntil = Things.Noon.AddSeconds(60), Nodes = new Dictionary<string, DateTimeOffset> { ["node"] = Things.Noon.AddSeconds(60) } });
        _store.Facts.Should().Equal(new AuditFact("channel:sms", "circuit_opened", "sms", "stored"));
    }

    [Fact]
    public async Task A_circuit_that_was_open_when_the_process_died_goes_on_resting()
    {
        _store.Put(new StoredDocument(CircuitKey, 1, $"\"{Things.Noon.AddSeconds(40):O}\""));
        var slots = new List<int>();
        _store.OnClaim = (claim, _, _) =>
        {
            slots.Add(claim.Slots);
            return Task.FromResult(new ClaimedBatch([], null));
        };
        var pump = Pump();
        var running = pump.RunAsync(default);
        await _time.TimersAsync(1);
        slots.Should().BeEmpty();

        _time.Pass(TimeSpan.FromSeconds(41));
        await _time.TimersAsync(1);
        pump.Drain();
        await running;

        slots.Should().Equal(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_circuit_that_cannot_be_read_does_not_keep_the_channel_from_working(bool cancelled)
    {
        _store.OnGet = key => key == CircuitKey ? cancelled ? new TaskCanceledException("time-out of the driver") : new IOException() : null;
        var written = Give(1);
        var pump = Pump();
        var running = pump.RunAsync(default);
        await _adapter.Called;
        pump.Drain();
        await running;

        written.Should().ContainSingle();
    }

    [Fact]
    public async Task Rings_from_many_threads_are_never_lost()
    {
        var claimed = new SemaphoreSlim(0);
        _store.OnClaim = (_, _, _) =>
        {
            claimed.Release();
            return Task.FromResult(new ClaimedBatch([], null));
        };
        var pump = Pump();
        var running = Task.Run(() => pump.RunAsync(default));
        await claimed.WaitAsync();
        for (var i = 0; i < 2_000; i++)
        {
            await Task.WhenAll(Task.Run(() => pump.Ring(Things.Noon.AddHours(1))), Task.Run(() => pump.Ring(Things.Noon)));
            await claimed.WaitAsync();
        }

        pump.Drain();
        await running;
    }

    [Fact]
    public async Task The_host_that_waits_no_longer_ends_it()
    {
        Give(1);
        _adapter.Answer = (_, _) => new TaskCompletionSource<DeliveryResult>().Task;
        using var abort = new CancellationTokenSource();
        var running = Pump().RunAsync(abort.Token);
        await _adapter.Called;

        await abort.CancelAsync();

        await running;
    }

    private List<Completion> Give(int count)
    {
        var rows = new Queue<ClaimedDelivery>(Enumerable.Range(0, count).Select(_ => Things.Claimed(Things.Due(_phone.Id))));
        var written = new List<Completion>();
        _store.OnClaim = (claim, _, _) =>
        {
            var taken = new List<ClaimedDelivery>();
            while (taken.Count < claim.Slots && rows.TryDequeue(out var row))
            {
                taken.Add(row);
            }

            return Task.FromResult(new ClaimedBatch(taken, null));
        };
        _store.OnComplete = completions =>
        {
            written.AddRange(completions);
            return Task.FromResult<IReadOnlyList<Guid>>([]);
        };
        return written;
    }

    private ChannelPump Pump()
    {
        var line = new ChannelLine("sms", _adapter, new ChannelOptions("sms"));
        var people = Things.Recipients(_store, _time);
        var circuit = new Circuit(line.Options.CircuitBreak);
        var clock = Things.Clock(_time);
        return new ChannelPump(
            new ChannelMachine(
                new MachineLimits(16, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(31)), circuit, new Outcomes(TimeSpan.FromHours(24), new Random(1))),
            new ChannelErrands(
                new ChannelWork(line, 1, new DeliveryStore(_store, _store, _store, people, Things.Engine), circuit, new PumpSettings(true, TimeSpan.FromSeconds(1), clock, Things.Ids) { Node = new NodeName("node") }), clock, new Logger<ChannelPump>(LogLines.Watched)),
            new Sender(line, new Addresses(people, Things.Protection, clock.Store), clock, new Logger<Sender>(LogLines.Watched)),
            clock,
            new Logger<ChannelPump>(LogLines.Watched));
    }
}
