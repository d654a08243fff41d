using System.Diagnostics;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A process of its own with a host over a test's database. It ends with the test, whatever becomes of that.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;

    private NodeProcess(Process process) => _process = process;

    internal static async Task<NodeProcess> StartAsync(string connectionString)
    {
        var assembly = typeof(NodeProcess).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", Path.ChangeExtension(assembly, "runtimeconfig.json"),
            "--depsfile", Path.ChangeExtension(assembly, "deps.json"), assembly, connectionString])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var node = new NodeProcess(Process.Start(start)!);
        await node.HearAsync("started");
        return node;
    }

    /// <summary>Lets its time pass.</summary>
    internal Task PassAsync(TimeSpan time) => TellAsync(FormattableString.Invariant($"pass {time.Ticks}"));

    /// <summary>As <see cref="NodeHost.PublishAsync"/>, over there.</summary>
    internal Task PublishAsync(string channel, string userId, int count, string? group) =>
        TellAsync(FormattableString.Invariant($"publish {channel} {userId} {count} {group}"));

    /// <summary>As <see cref="NodeHost.RepeatAsync"/>, over there.</summary>
    internal async Task<string[]> RepeatAsync(int count, string key)
    {
        await _process.StandardInput.WriteLineAsync(FormattableString.Invariant($"repeat {count} {key}"));
        await _process.StandardInput.FlushAsync();
        var answers = (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience))!.Split(' ');
        await HearAsync("done");
        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        await HearAsync("done");
    }

    private async Task HearAsync(string expected) =>
        (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience)).Should().Be(expected);
}
