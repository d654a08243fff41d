using System.Diagnostics;
using System.Globalization;

namespace LenNotify.Tests.Postgres;

/// <summary>
/// A PostgreSQL of this process's own, in a temporary folder, reached by a socket in it: no port to be taken by someone else.
/// It ends with this process.
/// </summary>
internal sealed class PostgresProcess
{
    private const string Everywhere = "/usr/lib/postgresql";

    private static readonly string? Owner = Environment.UserName == "root" ? "postgres" : null;

    private readonly string _folder;
    private readonly string _options;

    private PostgresProcess(string folder, string options) => (_folder, _options) = (folder, options);

    /// <summary>Why there can be none, or null when there can be one.</summary>
    public static string? WhyNot { get; } = Programs is null
        ? "PostgreSQL 15 or later is not installed; 'bash eng/test.sh' installs it where it can."
        : null;

    private static string? Programs =>
        Directory.Exists(Everywhere)
            ? Directory.GetDirectories(Everywhere)
                .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) && version >= 15)
                .Order(StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, "bin"))
                .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts it, with these settings beside the usual ones.</summary>
    public static async Task<PostgresProcess> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("len-pg-").FullName;
        if (Owner is not null)
        {
            // The server refuses to run as root.
            await RunAsync("chown", [Owner, folder], null);
        }

        string[] all = ["listen_addresses=''", "max_connections=300", "unix_socket_permissions=0777", .. settings];
        var server = new PostgresProcess(folder, $"-k {folder} {string.Join(' ', all.Select(setting => "-c " + setting))}");
        await RunAsync(Path.Combine(Programs!, "initdb"), ["-D", server.Data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C"], Owner);
        await server.StartAgainAsync();
        if (Owner is not null)
        {
            await RunAsync("chmod", ["755", folder], null);
        }

        StopWithThisProcess(folder);
        return server;
    }

    /// <summary>Stops it without a checkpoint, as a crash does; whoever is connected is cut off.</summary>
    public Task StopAsync() => RunAsync(Path.Combine(Programs!, "pg_ctl"), ["-D", Data, "-s", "-w", "-m", "immediate", "stop"], Owner);

    /// <summary>Starts it after a stop, and waits until it takes connections.</summary>
    public Task StartAgainAsync() =>
        RunAsync(Path.Combine(Programs!, "pg_ctl"), ["-D", Data, "-s", "-w", "-t", "60", "-l", Path.Combine(_folder, "log"), "-o", _options, "start"], Owner);

    /// <summary>Makes it hang: whoever is connected gets no answer.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on after a pause.</summary>
    public Task GoOnAsync() => SignalAsync("CONT");

    /// <summary>How to reach one of its databases.</summary>
    public string To(string database) => $"Host={_folder};Username=postgres;Database={database};Maximum Pool Size=20";

    // Also when this process is killed: a shell waits for its end. Nothing in the server is needed any more by then.
    private static void StopWithThisProcess(string folder)
    {
        var script = $"tail --pid={Environment.ProcessId} -f /dev/null; pid=$(head -n 1 '{folder}/data/postmaster.pid' 2>/dev/null); "
            + $"[ -n \"$pid\" ] && kill -QUIT $pid && tail --pid=$pid -f /dev/null; rm -rf '{folder}'";
        using var shell = Process.Start("setsid", ["sh", "-c", $"({script}) </dev/null >/dev/null 2>&1 &"]);
        shell.WaitForExit();
    }

    private Task SignalAsync(string signal) => RunAsync(
        "sh", ["-c", $"pid=$(head -n 1 '{Data}/postmaster.pid'); kill -{signal} $pid $(ps -o pid= --ppid $pid)"], null);

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
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} must work, and ended with {process.ExitCode}.");
        }
    }
}
