using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Worker.Tests;

/// <summary>The program in a process of its own, as a container runs it.</summary>
internal sealed partial class RoleProcess : IAsyncDisposable
{
    private const int Term = 15;
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RoleProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        EndWithThisProcess(process.Id);
    }

    /// <summary>Where it answers, as it says itself.</summary>
    internal HttpClient Client { get; private init; } = new();

    internal int Port => Client.BaseAddress!.Port;

    /// <summary>All that it said so far.</summary>
    internal string Said => string.Join('\n', _said);

    /// <summary>Starts one that serves, and waits until it does.</summary>
    internal static async Task<RoleProcess> StartAsync(string role, IReadOnlyDictionary<string, string> environment)
    {
        var process = Start(role, environment);
        var ended = process.EndAsync();
        await Task.WhenAny(process._address.Task, ended).WaitAsync(Patience);
        process._address.Task.IsCompletedSuccessfully.Should().BeTrue("it should serve, and said:\n{0}", process.Said);
        process.Client.BaseAddress = await process._address.Task;
        return process;
    }

    /// <summary>Runs one to its end; answers with its exit code and what it said.</summary>
    internal static async Task<(int Code, string Said)> RunAsync(string role, IReadOnlyDictionary<string, string> environment)
    {
        await using var process = Start(role, environment);
        return (await process.EndAsync(), process.Said);
    }

    /// <summary>SIGTERM, as every orchestrator asks.</summary>
    internal void AskToEnd() => Kill(_process.Id, Term).Should().Be(0);

    /// <summary>Waits until it has gone by itself; answers with its exit code.</summary>
    internal async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Client.Dispose();
    }

    private static RoleProcess Start(string role, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Roles).Assembly.Location, role]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RoleProcess(Process.Start(start)!);
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _said.Enqueue(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            _address.TrySetResult(new Uri($"http://127.0.0.1:{new Uri(line[(at + Listening.Length)..]).Port}"));
        }
    }

    // Also when this process is killed: a shell waits for the end of either.
    private static void EndWithThisProcess(int child)
    {
        var script = $"while kill -0 {Environment.ProcessId} && kill -0 {child}; do sleep 1; done; kill -KILL {child}";
        using var shell = Process.Start("setsid", ["sh", "-c", $"({script}) </dev/null >/dev/null 2>&1 &"]);
        shell.WaitForExit();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
