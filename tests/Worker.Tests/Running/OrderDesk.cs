using LenNotify.Tests.Postgres;

namespace Worker.Tests;

/// <summary>A database with the tables, a provider, and what every process is told of them.</summary>
internal sealed class OrderDesk : IAsyncDisposable
{
    private OrderDesk(PostgresProcess database, PagerServer pager) => (Database, Pager) = (database, pager);

    internal PostgresProcess Database { get; }

    internal PagerServer Pager { get; }

    /// <summary>The variables; the port is any that is free.</summary>
    internal Dictionary<string, string> Environment => new()
    {
        ["DATABASE"] = Database.To("postgres"),
        ["CONTACT_KEY"] = Key(1),
        ["HASH_KEY"] = Key(33),
        ["PAGER_URL"] = Pager.Url,
        ["DRAIN_SECONDS"] = "120",
        ["ASPNETCORE_HTTP_PORTS"] = "0",
    };

    internal static async Task<OrderDesk> StartAsync()
    {
        var desk = new OrderDesk(await PostgresProcess.StartAsync(), await PagerServer.StartAsync());
        var (code, said) = await RoleProcess.RunAsync(Roles.Migrate, desk.Environment);
        code.Should().Be(0, "it should make the tables, and said:\n{0}", said);
        return desk;
    }

    internal Task<RoleProcess> StartAsync(string role) => RoleProcess.StartAsync(role, Environment);

    /// <summary>32 bytes.</summary>
    internal static string Key(int first) => Convert.ToBase64String([.. Enumerable.Range(first, 32).Select(i => (byte)i)]);

    public async ValueTask DisposeAsync()
    {
        await Pager.DisposeAsync();
        await Database.StopAsync();
    }
}
