using System.Runtime.CompilerServices;
using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public class NodeSignalsTests
{
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();

    [Fact]
    public void What_is_told_is_signalled()
    {
        Things.Signals(_store, _time).Tell("sms");

        _store.Signalled.Should().ContainSingle().Which.Should().Equal("sms");
    }

    [Fact]
    public void What_is_noted_is_signalled_together_and_nothing_is_signalled_for_nothing()
    {
        var signals = Things.Signals(_store, _time);
        signals.Note("sms");
        signals.Note("hook");
        signals.Note("sms");
        _store.Signalled.Should().BeEmpty();

        signals.Send();
        signals.Send();

        _store.Signalled.Should().ContainSingle().Which.Should().BeEquivalentTo("sms", "hook");
    }

    [Fact]
    public async Task While_a_signal_is_on_its_way_the_next_ones_gather_and_go_together_when_it_came_through()
    {
        var signals = Things.Signals(_store, _time);
        var through = new TaskCompletionSource();
        _store.OnSignal = topics => topics.Contains("sms") ? through.Task : Task.CompletedTask;
        signals.Tell("sms");
        for (var i = 0; i < 100; i++)
        {
            signals.Tell($"c{i % 3}");
        }

        _store.Signalled.Select(topics => topics.Count).Should().Equal([1], "the first is not through");
        through.SetResult();

        await Until(() => _store.Signalled.Count == 2);
        _store.Signalled.Last().Should().BeEquivalentTo("c0", "c1", "c2");
    }

    [Fact]
    public void After_one_came_through_the_next_goes_at_once()
    {
        var signals = Things.Signals(_store, _time);
        signals.Tell("sms");
        signals.Tell("sms");

        _store.Signalled.Should().HaveCount(2);
        _time.Waiting.Should().Be(0, "nothing waits for a moment to pass");
    }

    [Fact]
    public void A_store_that_cannot_signal_harms_nobody_and_is_asked_again()
    {
        _store.OnSignal = _ => throw new IOException();
        var signals = Things.Signals(_store, _time);
        signals.Tell("sms");
        signals.Tell("sms");

        _store.Signalled.Should().HaveCount(2);
    }

    [Fact]
    public void Whose_inboxes_changed_is_said_once_for_each_as_far_as_they_are()
    {
        var signals = Things.Signals(_store, _time);
        signals.Note("anna", 1, 0);
        signals.Note("bob", 7, 0);
        signals.Note("anna", 2, 0);
        signals.Note("anna", 0, 5);
        signals.Note("sms");

        signals.Send();

        var topics = _store.Signalled.Should().ContainSingle().Which;
        topics.Should().HaveCount(2).And.Contain("sms");
        InboxTopics.TryRead(topics[^1], out var news).Should().BeTrue();
        news.Should().BeEquivalentTo([new InboxNews(InboxNews.PersonOf("anna"), 2, 5), new InboxNews(InboxNews.PersonOf("bob"), 7, 0)]);
    }

    [Theory]
    [InlineData(1_000, false)]
    [InlineData(1_001, true)]
    public void Of_more_than_a_thousand_none_is_named(int people, bool isNameless)
    {
        var signals = Things.Signals(_store, _time);
        for (var person = 0; person < people; person++)
        {
            signals.Note($"user-{person}", long.MaxValue, long.MaxValue);
        }

        signals.Send();

        var topics = _store.Signalled.Should().ContainSingle().Which;
        (topics is ["inboxes"]).Should().Be(isNameless);
        topics.Should().OnlyContain(topic => topic.Length <= 7_000);
    }

    [Fact]
    public void What_changed_for_nobody_in_particular_is_said_without_names_and_the_next_with_them_again()
    {
        var signals = Things.Signals(_store, _time);
        signals.Note("anna", 1, 0);
        signals.NoteInboxes();
        signals.Note("bob", 1, 0);
        signals.Send();
        signals.Note("carol", 1, 0);
        signals.Send();

        _store.Signalled.First().Should().Equal("inboxes");
        _store.Signalled.Last().Should().ContainSingle().Which.Should().StartWith("inboxes:");
    }

    [Fact]
    public async Task What_another_node_says_of_inboxes_is_heard_with_whose_it_says()
    {
        using var stop = new CancellationTokenSource();
        var signals = Things.Signals(_store, _time);
        var heard = new List<IReadOnlyList<InboxNews>?>();
        signals.InboxesChanged = heard.Add;
        var one = new InboxNews(InboxNews.PersonOf("anna"), 3, 4);
        _store.OnListen = _ =>
        {
            stop.Cancel();
            return new[] { "inboxes", InboxTopics.Write([one]).Single(), "inboxes:what is this", "inboxesx" }.ToAsyncEnumerable();
        };

        await signals.RunAsync(stop.Token);

        heard.Should().HaveCount(3);
        heard[0].Should().BeNull();
        heard[1].Should().Equal(one);
        heard[2].Should().BeNull("what cannot be read may be anybody's");
    }

    [Fact]
    public async Task Until_it_matters_here_what_others_say_nobody_listens()
    {
        using var stop = new CancellationTokenSource();
        var listened = new TaskCompletionSource();
        _store.OnListen = _ =>
        {
            listened.SetResult();
            stop.Cancel();
            return AsyncEnumerable.Empty<string>();
        };
        var signals = Things.Signals(_store, _time, heeds: false);
        var running = signals.RunAsync(stop.Token);
        await _time.TimersAsync(1);
        listened.Task.IsCompleted.Should().BeFalse();

        signals.Heed();

        await listened.Task;
        await running;
    }

    [Fact]
    public async Task A_process_that_never_heeds_others_ends_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        var running = Things.Signals(_store, _time, heeds: false).RunAsync(stop.Token);

        await stop.CancelAsync();

        await running;
    }

    [Fact]
    public async Task A_stream_that_ends_by_itself_is_listened_to_again_after_a_second_and_not_at_once()
    {
        using var stop = new CancellationTokenSource();
        var listened = 0;
        _store.OnListen = _ =>
        {
            listened++;
            return AsyncEnumerable.Empty<string>();
        };
        var running = Things.Signals(_store, _time).RunAsync(stop.Token);
        await _time.TimersAsync(2);
        listened.Should().Be(1);

        _time.Pass(TimeSpan.FromSeconds(1));
        await _time.TimersAsync(2);
        listened.Should().Be(2);

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_publication_of_another_node_rings_the_fan_out()
    {
        using var stop = new CancellationTokenSource();
        var bell = new FanOutBell();
        _store.OnListen = One;
        var running = Things.Signals(_store, _time, bell).RunAsync(stop.Token);

        await bell.WaitAsync(Things.Clock(_time), TimeSpan.FromHours(1), default);

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task It_ends_when_it_is_told_to_whatever_the_store_throws_then()
    {
        using var stop = new CancellationTokenSource();
        _store.OnListen = _ =>
        {
            stop.Cancel();
            throw new IOException("the connection was closed");
        };

        await Things.Signals(_store, _time).RunAsync(stop.Token);
    }

    private static async IAsyncEnumerable<string> One([EnumeratorCancellation] CancellationToken token)
    {
        yield return NodeSignals.Publications;
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
    }

    private static async Task Until(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System);
        while (!isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
