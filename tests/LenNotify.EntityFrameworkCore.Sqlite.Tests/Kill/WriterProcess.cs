using System.Diagnostics;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>A process of its own that writes into a test's file until it is killed.</summary>
internal sealed class WriterProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;

    public WriterProcess(string connectionString, SqliteJournal journal, string name)
    {
        var assembly = typeof(WriterProcess).Assembly.Location;
        _process = Process.Start(new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", Path.ChangeExtension(assembly, "runtimeconfig.json"),
            "--depsfile", Path.ChangeExtension(assembly, "deps.json"), assembly, connectionString, journal.ToString(), name])
        {
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>What was acknowledged, until the process has said so many; then it is killed, in the middle of whatever it does.</summary>
    public async Task<List<Guid>> KillAfterAsync(int acknowledged)
    {
        var ids = new List<Guid>();
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line && Guid.TryParse(line, out var id))
        {
            ids.Add(id);
            if (ids.Count == acknowledged)
            {
                // SIGKILL. What it had said by then is still in the pipe.
                _process.Kill();
            }
        }

        await _process.WaitForExitAsync();
        return ids;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
