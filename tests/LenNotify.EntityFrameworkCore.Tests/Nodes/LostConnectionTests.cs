using LenNotify.Storage;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A database that cuts all connections at once, as it does when it starts anew.</summary>
public sealed class LostConnectionTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private TestStores _stores = null!;
    private World _node = null!;

    // Nobody else's connections may be cut.
    public async Task InitializeAsync()
    {
        _stores = await TestStores.CreateAsync();
        _node = new World(_stores.One);
    }

    public Task DisposeAsync() => _stores.DropAsync();

    [Fact]
    public async Task All_that_were_lost_together_cost_one_piece_of_work()
    {
        // None of the three is done before all are under way, so that each has a connection of its own.
        using var together = new Barrier(3);
        await Task.WhenAll(new[] { "a", "b", "c" }.Select(name => Task.Run(() => _node.Append(_node.Publication(), WhenAllAreThere, _node.Name(name)))));
        await CutAsync();

        await _node.Awaiting(it => it.StateOf(it.Ann)).Should().ThrowAsync<NpgsqlException>();
        (await _node.Item()).Sequence.Should().Be(1);

        RoutedUser WhenAllAreThere(Publication publication, UserState state)
        {
            together.SignalAndWait(Patience).Should().BeTrue();
            return _node.Route()(publication, state);
        }
    }

    private async Task CutAsync()
    {
        await using var source = NpgsqlDataSource.Create(_stores.ConnectionString);
        await using var command = source.CreateCommand(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()");
        (await command.ExecuteScalarAsync()).Should().BeOfType<long>().Which.Should().BeGreaterThanOrEqualTo(3);
    }
}
