using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace LenNotify.CrashRig;

/// <summary>One of the rig's processes. It ends with the rig at the latest: each waits for word from it.</summary>
internal sealed partial class RigProcess : IAsyncDisposable
{
    private const int Term = 15;
    private const int Continue = 18;
    private const int Pause = 19;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private RigProcess(Process process)
    {
        _process = process;
        _ = ReadAsync();
    }

    /// <summary>What it says.</summary>
    public ChannelReader<string> Lines => _lines.Reader;

    /// <summary>Starts one, and waits for its first line.</summary>
    public static async Task<(RigProcess Process, string Said)> StartAsync(params string[] arguments)
    {
        var assembly = typeof(RigProcess).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", Path.ChangeExtension(assembly, "runtimeconfig.json"),
            "--depsfile", Path.ChangeExtension(assembly, "deps.json"), assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = Environment.GetEnvironmentVariable("CRASH_RIG_LOG") is null,
        };
        var process = new RigProcess(Process.Start(start)!);
        return (process, await process.Lines.ReadAsync().AsTask().WaitAsync(Patience));
    }

    /// <summary>Tells it something; what is dead hears nothing.</summary>
    public async Task TellAsync(string line)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // What it was told and did not do is told to another.
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP.</summary>
    public void Stop() => Signal(Pause);

    /// <summary>SIGCONT.</summary>
    public void GoOn() => Signal(Continue);

    /// <summary>SIGTERM; waits until it has gone by itself.</summary>
    public async Task EndAsync()
    {
        Signal(Term);
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        if (_process.StartInfo.RedirectStandardError)
        {
            _process.ErrorDataReceived += static (_, _) => { };
            _process.BeginErrorReadLine();
        }

        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            await _lines.Writer.WriteAsync(line);
        }

        _lines.Writer.Complete();
    }

    private void Signal(int signal)
    {
        if (Kill(_process.Id, signal) != 0)
        {
            throw new InvalidOperationException($"Process {_process.Id} takes no signal {signal}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
