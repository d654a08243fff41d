using LenNotify.Storage;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>Other nodes are told of an append in the round trip that commits it, and what is refused of that undoes nothing.</summary>
public sealed class CommitSignalTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly List<string> _heard = [];
    private readonly List<long> _seen = [];
    private TestStores _stores = null!;
    private World _node = null!;
    private NpgsqlConnection _ear = null!;

    // What a store says with commits it says from then on, so it is no other test's.
    public async Task InitializeAsync()
    {
        _stores = await TestStores.CreateAsync();
        _node = new World(_stores.One);
        _ear = await OpenAsync();
        _ear.Notification += (_, said) => _heard.Add(said.Payload);
        await ExecuteAsync("LISTEN lennotify");
    }

    public async Task DisposeAsync()
    {
        await _ear.DisposeAsync();
        await _stores.DropAsync();
    }

    [Fact]
    public async Task What_is_appended_is_said_in_the_round_trip_of_its_commit()
    {
        Begin(_node.Store);
        var trips = new List<int>();
        for (var round = 1; round <= 4; round++)
        {
            trips.Add(await Trips.CountAsync(async () => (await AppendAsync(_node.Publication())).Signalled.Should().BeTrue()));
            await HearAsync(round);
            _seen.Add(await CountAsync("SELECT count(*) FROM lennotify_items"));
        }

        trips.Skip(1).Should().Equal(2, 1, 1);
        _heard.Should().Equal("1", "2", "3", "4");
        _seen.Should().Equal([1, 2, 3, 4], "who hears of it finds it");
    }

    [Fact]
    public async Task A_repeat_is_said_to_nobody_again()
    {
        Begin(_node.Store);
        await AppendAsync(_node.Publication("fill-7"));
        var repeat = await AppendAsync(_node.Publication("fill-7"));
        await AppendAsync(_node.Publication());
        await HearAsync(2);

        (repeat.Acceptance, repeat.Signalled).Should().Be((Acceptance.Same, false));
        _heard.Should().Equal("1", "2");
    }

    [Fact]
    public async Task Nothing_is_said_before_somebody_asks_for_it()
    {
        (await AppendAsync(_node.Publication())).Signalled.Should().BeFalse();
        Begin(_node.Store);
        await AppendAsync(_node.Publication());
        await HearAsync(1);

        _heard.Should().Equal("2");
    }

    [Fact]
    public async Task An_append_that_is_refused_for_itself_silences_none_that_follow()
    {
        Begin(_node.Store);
        var poison = () => AppendAsync(_node.Publication("no\0key"));

        await poison.Should().ThrowAsync<PostgresException>();

        (await AppendAsync(_node.Publication())).Signalled.Should().BeTrue();
        await HearAsync(1);
        _heard.Should().Equal("1");
    }

    [Fact]
    public async Task Where_the_database_refuses_to_say_it_all_is_stored_once_and_whoever_appended_knows()
    {
        var mute = _node.Name("mute");
        await ExecuteAsync($"""
            CREATE ROLE "{mute}" LOGIN;
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{mute}";
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{mute}";
            REVOKE EXECUTE ON FUNCTION pg_notify(text, text) FROM PUBLIC;
            """);
        await using (var silenced = new TestStores(new NpgsqlConnectionStringBuilder(_stores.ConnectionString) { Username = mute }.ConnectionString))
        {
            var store = silenced.One;
            Begin(store);
            for (var sequence = 1; sequence <= 5; sequence++)
            {
                var publication = _node.Publication();
                var answer = (await store.AppendAsync([new AppendRequest(publication, [_node.Ann])], _node.Route(), World.Start, default))[0];

                answer.PublicationId.Should().Be(publication.Id);
                answer.Users.Should().ContainSingle().Which.Sequence.Should().Be(sequence);
                answer.Signalled.Should().BeFalse();
                answer.Acceptance.Should().Be(sequence == 1 ? Acceptance.Same : Acceptance.New, "what is refused behind the commit undoes nothing, and is not tried again at once");
            }
        }

        (await _node.StateOf(_node.Ann)).Sequence.Should().Be(5);
        (await _node.Listed(_node.Ann)).Should().HaveCount(5);
        await ExecuteAsync($"""DROP OWNED BY "{mute}"; DROP ROLE "{mute}" """);
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"{_stores.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private async Task<AppendResult> AppendAsync(Publication publication) =>
        (await _node.Store.AppendAsync([new AppendRequest(publication, [_node.Ann])], _node.Route(), World.Start, default))[0];

    private static void Begin(INotificationStore store) => store.Should().BeAssignableTo<ICommitSignals>().Which.SignalWithCommits(
        (stored, _) => [.. stored.SelectMany(one => one.Users).Select(user => user.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture))]);

    private async Task HearAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (_heard.Count < count)
        {
            await _ear.WaitAsync(patience.Token);
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _ear);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _ear);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
