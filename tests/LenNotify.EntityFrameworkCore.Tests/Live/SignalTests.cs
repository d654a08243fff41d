using LenNotify.Tests.Journey;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>What nodes say to each other through the database, heard by someone else who listens.</summary>
public sealed class SignalTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // For a machine that has other things to do as well.
    private static readonly TimeSpan Spare = TimeSpan.FromSeconds(15);
    private readonly Pager _pager = new("pager");
    private readonly Pager _sms = new("sms");
    private readonly List<LiveHost> _hosts = [];
    private readonly List<string> _heard = [];
    private TestStores _stores = null!;
    private NpgsqlConnection _ear = null!;

    public async Task InitializeAsync()
    {
        _stores = await StorePool.TakeAsync();
        _ear = await OpenAsync();
        _ear.Notification += (_, said) => _heard.Add(said.Payload);
        await ExecuteAsync(_ear, "LISTEN lennotify");
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        await _ear.DisposeAsync();
        StorePool.Return(_stores);
    }

    [Fact]
    public async Task One_commit_is_one_signal_however_many_people_and_channels_are_in_it()
    {
        var publisher = await StartAsync(deliver: false);
        for (var round = 1; round <= 5; round++)
        {
            await publisher.Notifier.PublishAsync(Word("pager", "sms"), Audience.Users([.. Enumerable.Range(0, 50).Select(i => $"u{i}")]));
            await HearAsync(round);
        }

        _heard.Should().HaveCount(5).And.OnlyContain(payload => payload.Split('\n', StringSplitOptions.None).Select(topic => topic.Split(':')[0]).Order().SequenceEqual(new[] { "inboxes", "pager", "sms" }));
    }

    [Fact]
    public async Task Publications_that_are_written_together_are_signalled_no_more_often_than_they_are_written()
    {
        var publisher = await StartAsync(deliver: false);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() => publisher.Notifier.PublishAsync(Word("pager"), $"u{i % 20}"))));
        await SayAsync("end");
        await HearAsync("end");

        var commits = await CountAsync("SELECT count(DISTINCT xmin::text) FROM lennotify_items");
        _heard.Count(payload => payload != "end").Should().BeInRange(1, (int)commits);
    }

    [Fact]
    public async Task Nothing_is_signalled_from_within_a_transaction_of_the_hosts()
    {
        var publisher = await StartAsync(deliver: false);
        await using var db = publisher.Context();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.PublishAsync(Word("pager"), "anna");
        await db.SaveChangesAsync();
        await SayAsync("not committed yet");
        await HearAsync("not committed yet");
        _heard.Should().Equal("not committed yet");

        await transaction.CommitAsync();

        await HearAsync("publications");
        (await CountAsync("SELECT count(*) FROM lennotify_outbox")).Should().Be(1, "nobody delivers here");
    }

    [Fact]
    public async Task What_one_process_commits_another_delivers_at_once()
    {
        await StartAsync(deliver: true, TimeSpan.FromHours(1));
        var seller = await StartAsync(deliver: false);
        await UntilListensAsync(1);
        await using var db = seller.Context();
        await db.PublishAsync(Word("pager"), "anna");
        await db.SaveChangesAsync();

        (await _pager.Next()).UserId.Should().Be("anna");
    }

    [Fact]
    public async Task What_one_process_commits_the_clients_of_another_are_told_without_a_poll()
    {
        var time = new TestTime(TimeProvider.System.GetUtcNow());
        var desk = await StartAsync(deliver: false, Poll, time);
        var seller = await StartAsync(deliver: false);
        (await ListeningAsync()).Should().Be(0, "neither delivers, and nobody is connected");
        var ann = new FeedEar();
        await desk.Get<LiveFeed>().JoinAsync("anna", ann, default);
        await UntilListensAsync(1);
        for (var sequence = 1; sequence <= 20; sequence++)
        {
            await seller.Notifier.PublishAsync(Word(), "anna");

            (await ann.Next()).Sequence.Should().Be(sequence, "its time stands still, so that nothing but the signal tells it");
        }

        (await ListeningAsync()).Should().Be(1, "who only publishes has nothing to hear");
    }

    [Fact]
    public async Task A_lost_listener_costs_no_more_than_a_poll_and_no_publisher_waits_for_it()
    {
        await StartAsync(deliver: true, Poll);
        var publisher = await StartAsync(deliver: false);
        for (var round = 0; round < 3; round++)
        {
            await UntilListensAsync(1);
            await CountAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%' AND pid <> "
                + _ear.ProcessID);
            var began = TimeProvider.System.GetTimestamp();
            await publisher.Notifier.PublishAsync(Word("pager"), $"u{round}");
            (await _pager.Next()).UserId.Should().Be($"u{round}");
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(Poll + Spare);
        }
    }

    [Fact]
    public async Task A_listener_that_never_listens_to_what_it_asked_for_blocks_no_publisher()
    {
        await using var deaf = await OpenAsync();
        await ExecuteAsync(deaf, "LISTEN lennotify");
        await ExecuteAsync(deaf, "BEGIN; SELECT 1");
        var publisher = await StartAsync(deliver: false);

        for (var i = 0; i < 100; i++)
        {
            await publisher.Notifier.PublishAsync(Word("pager"), $"u{i}").WaitAsync(Patience);
        }

        await HearAsync(1);
    }

    private async Task<LiveHost> StartAsync(bool deliver, TimeSpan? poll = null, TimeProvider? time = null)
    {
        var host = await LiveHost.StartAsync(
            _stores.ConnectionString,
            options =>
            {
                options.Deliver = deliver;
                options.PollInterval = poll ?? Poll;
                options.PerUser = null;
            },
            time ?? TimeProvider.System,
            _pager,
            _sms);
        _hosts.Add(host);
        return host;
    }

    private async Task UntilListensAsync(int count)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await ListeningAsync() < count)
        {
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(Patience);
            await Task.Yield();
        }
    }

    private Task<long> ListeningAsync() =>
        CountAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%' AND pid <> " + _ear.ProcessID);

    private async Task HearAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (_heard.Count < count)
        {
            await _ear.WaitAsync(patience.Token);
        }
    }

    private async Task HearAsync(string payload)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!_heard.Contains(payload))
        {
            await _ear.WaitAsync(patience.Token);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"{_stores.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private Task<long> SayAsync(string payload) => CountAsync($"SELECT count(pg_notify('lennotify', '{payload}')::text)");

    private async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_stores.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Notification Word(params string[] channels) => new() { Type = "order_filled", Title = "Filled", Channels = ["inapp", .. channels] };
}
