using LenNotify.Tests.Postgres;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>One PostgreSQL for all tests, and databases in it for each.</summary>
internal sealed class PostgresServer
{
    private const string Template = "lennotify_template";
    private static readonly Lazy<Task<PostgresServer>> Only = new(StartAsync);

    private readonly PostgresProcess _process;
    private int _databases;

    private PostgresServer(PostgresProcess process) => _process = process;

    /// <summary>Why there is none, or null when there can be one.</summary>
    public static string? WhyNot => PostgresProcess.WhyNot;

    /// <summary>The server, started by whoever asks first.</summary>
    public static Task<PostgresServer> GetAsync() => Only.Value;

    /// <summary>An empty database with our tables; its connection string.</summary>
    public Task<string> CreateAsync() => CreateAsync(Template);

    /// <summary>A database without any table.</summary>
    public Task<string> CreateBareAsync() => CreateAsync("template0");

    /// <summary>Removes a database, whoever is connected to it.</summary>
    public async Task DropAsync(string connectionString) =>
        await ExecuteAsync(_process.To("postgres"), $"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    private static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer(await PostgresProcess.StartAsync());
        await ExecuteAsync(server._process.To("postgres"), $"CREATE DATABASE {Template}");
        await using var template = new TestStores(server._process.To(Template));
        (await template.One.PrepareAsync(create: true, default)).Should().BeNull();
        return server;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> CreateAsync(string template)
    {
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync(_process.To("postgres"), $"CREATE DATABASE {name} TEMPLATE {template}");
        return _process.To(name);
    }
}
