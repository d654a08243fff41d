using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>
/// A PostgreSQL of the tests' own, in a temporary folder, reached by a socket in it: no port to be taken by someone else.
/// One for all tests; it ends with them.
/// </summary>
internal sealed class PostgresServer
{
    private const string Template = "lennotify_template";
    private static readonly Lazy<Task<PostgresServer>> Only = new(StartAsync);

    private readonly string _folder;
    private int _databases;

    private PostgresServer(string folder) => _folder = folder;

    /// <summary>Why there is none, or null when there can be one.</summary>
    public static string? WhyNot { get; } = Programs is null
        ? "PostgreSQL 15 or later is not installed; 'bash eng/test.sh' installs it where it can."
        : null;

    private static string? Programs =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) && version >= 15)
                .Order(StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, "bin"))
                .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;

    /// <summary>The server, started by whoever asks first.</summary>
    public static Task<PostgresServer> GetAsync() => Only.Value;

    /// <summary>An empty database with our tables; its connection string.</summary>
    public Task<string> CreateAsync() => CreateAsync(Template);

    /// <summary>A database without any table.</summary>
    public Task<string> CreateBareAsync() => CreateAsync("template0");

    /// <summary>Removes a database, whoever is connected to it.</summary>
    public async Task DropAsync(string connectionString) =>
        await ExecuteAsync(To("postgres"), $"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    private static async Task<PostgresServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("len-pg-").FullName;
        var data = Path.Combine(folder, "data");
        var owner = Environment.UserName == "root" ? "postgres" : null;
        if (owner is not null)
        {
            // The server refuses to run as root.
            await RunAsync("chown", [owner, folder], null);
        }

        await RunAsync(Path.Combine(Programs!, "initdb"), ["-D", data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C"], owner);
        await RunAsync(
            Path.Combine(Programs!, "pg_ctl"),
            ["-D", data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} -c listen_addresses='' -c max_connections=300 -c unix_socket_permissions=0777", "start"],
            owner);
        var pid = int.Parse((await File.ReadAllLinesAsync(Path.Combine(data, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        if (owner is not null)
        {
            await RunAsync("chmod", ["755", folder], null);
        }

        StopWithThisProcess(pid, folder);
        var server = new PostgresServer(folder);
        await ExecuteAsync(server.To("postgres"), $"CREATE DATABASE {Template}");
        await using var template = new TestStores(server.To(Template));
        (await template.One.PrepareAsync(create: true, default)).Should().BeNull();
        return server;
    }

    // Also when this process is killed: a shell waits for its end. Nothing in the server is needed any more by then.
    private static void StopWithThisProcess(int pid, string folder)
    {
        var script = $"tail --pid={Environment.ProcessId} -f /dev/null; kill -QUIT {pid}; tail --pid={pid} -f /dev/null; rm -rf '{folder}'";
        using var shell = Process.Start("setsid", ["sh", "-c", $"({script}) </dev/null >/dev/null 2>&1 &"]);
        shell.WaitForExit();
    }

    private static async Task RunAsync(string program, string[] arguments, string? user)
    {
        // What stays behind keeps the streams that it inherited: its output goes nowhere.
        var start = user is null
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("runuser", ["-u", user, "--", program, .. arguments]);
        start.WorkingDirectory = Path.GetTempPath();
        start.RedirectStandardOutput = !program.EndsWith("pg_ctl", StringComparison.Ordinal);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, "{0} must work", program);
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
        await ExecuteAsync(To("postgres"), $"CREATE DATABASE {name} TEMPLATE {template}");
        return To(name);
    }

    private string To(string database) => $"Host={_folder};Username=postgres;Database={database};Maximum Pool Size=20";
}
