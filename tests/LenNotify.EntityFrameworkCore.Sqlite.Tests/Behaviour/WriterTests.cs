using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>One writes at a time, and nobody stands in its way for long.</summary>
public sealed class WriterTests : IAsyncLifetime
{
    private TestStores _stores = null!;
    private World _world = null!;

    public async Task InitializeAsync() => _world = new World((_stores = await TestStores.CreateAsync(options => options.LockTimeout = TimeSpan.FromSeconds(1))).One);

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task What_fails_midway_leaves_nothing_behind_and_lets_the_next_write()
    {
        var database = Database();
        var one = _world.IdOf(1);
        await using (var session = await database.OpenAsync(default))
        {
            var broken = () => session.Batch().Begin()
                .Add("INSERT INTO {books} (user_id, version, opt_outs) VALUES (@1, 1, '') RETURNING version", "ann")
                .Add("INSERT INTO {books} (user_id, version, opt_outs) VALUES (@1, 1, '') RETURNING version", "ann")
                .Add("INSERT INTO {books} (user_id, version, opt_outs) VALUES (@1, 1, '')", "bob")
                .Commit().ListAsync(row => row.Number(), default);
            (await broken.Should().ThrowAsync<SqliteException>()).Which.SqliteErrorCode.Should().Be(19);
        }

        (await _stores.File.ScalarAsync("SELECT count(*) FROM lennotify_books")).Should().Be(0);
        await _world.Item();
    }

    [Fact]
    public async Task Who_goes_away_in_the_middle_of_a_transaction_keeps_no_lock()
    {
        await using (var session = await Database().OpenAsync(default))
        {
            await session.Batch().Begin().Add("INSERT INTO {books} (user_id, version, opt_outs) VALUES (@1, 1, '')", "ann").RunAsync(default);
        }

        await _world.Item();
        (await _stores.File.ScalarAsync("SELECT count(*) FROM lennotify_books")).Should().Be(0);
    }

    [Fact]
    public async Task Publications_that_are_read_slowly_keep_nobody_from_writing()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _world.Item()));
        var read = 0;

        await foreach (var publication in _world.Store.ReadPublicationsAsync(World.Start, World.At(1), null, default))
        {
            publication.Payload.Should().NotBeEmpty();
            await _world.Item();
            read++;
        }

        read.Should().Be(20, "it is a copy of one moment");
        (await _world.StateOf(_world.Ann)).Sequence.Should().Be(40);
    }

    [Fact]
    public async Task An_export_that_is_read_slowly_keeps_nobody_from_writing()
    {
        await _world.Item();
        await foreach (var document in _world.Store.ExportAsync(_world.Ann, default))
        {
            document.Json.Should().NotBeEmpty();
            await _world.Item();
        }

        (await _world.StateOf(_world.Ann)).Unread.Should().BeGreaterThan(1);
    }

    [Fact]
    public async Task A_transaction_of_the_hosts_that_holds_the_file_too_long_is_heard_of_and_everything_goes_on_after_it()
    {
        await using var connection = new SqliteConnection(_stores.File.ConnectionString);
        await connection.OpenAsync();
        await using (connection.BeginTransaction(deferred: false))
        {
            var item = () => _world.Item();
            (await item.Should().ThrowAsync<SqliteException>()).WithMessage("*database is locked*");
        }

        (await _world.Item()).Sequence.Should().Be(1);
    }

    [Fact]
    public async Task Whatever_is_cancelled_while_it_waits_for_its_turn_leaves_the_turn_to_the_next()
    {
        await using (var session = await Database().OpenAsync(default))
        {
            await session.Batch().Begin().RunAsync(default);
            using var cancelled = new CancellationTokenSource();
            var waiting = Task.Run(() => Database().RunAsync(other => other.Batch().Begin().Commit().RunAsync(default), cancelled.Token));
            await cancelled.CancelAsync();
            await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<Exception>();
        }

        await _world.Item();
    }

    [Fact]
    public async Task Who_cancels_when_it_is_written_already_hears_what_was_written()
    {
        using var cancelled = new CancellationTokenSource();
        await using (var session = await Database().OpenAsync(default))
        {
            var written = await session.Batch().Begin()
                .Add("INSERT INTO {books} (user_id, version, opt_outs) VALUES (@1, 1, ''), (@2, 2, '') RETURNING version", "ann", "bob")
                .Commit().ListAsync(row => Cancelling(row.Number()), cancelled.Token);
            written.Should().BeEquivalentTo([1L, 2L]);
        }

        (await _stores.File.ScalarAsync("SELECT count(*) FROM lennotify_books")).Should().Be(2);

        long Cancelling(long version)
        {
            cancelled.Cancel();
            return version;
        }
    }

    [Fact]
    public async Task A_list_of_thousands_is_one_statement()
    {
        string[] people = [.. Enumerable.Range(0, 5_000).Select(i => $"u{i:00000}")];
        await _world.Append(_world.Publication(), _world.Route(), people);

        (await _world.Store.StatesAsync(people, default)).Should().OnlyContain(state => state.Unread == 1);
    }

    [Fact]
    public async Task Texts_come_back_as_they_were_given()
    {
        const string Odd = "\" ' \\ \u2028 \ud83d\ude00 \u0001 {} $1 @1 é";
        await _world.Item(with: notification => notification with { Title = Odd });

        (await _world.Listed()).Should().ContainSingle().Which.Notification.Title.Should().Be(Odd);
    }

    private StoreDatabase Database() => new(
        () => new SqliteNotificationsDbContext(new DbContextOptionsBuilder<SqliteNotificationsDbContext>().UseSqlite(_stores.File.ConnectionString).Options),
        new SqliteDialect(new SqliteJournaling(new SqliteStoreOptions { LockTimeout = TimeSpan.FromSeconds(1) }), new SemaphoreSlim(1)));
}
