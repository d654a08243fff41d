using System.Diagnostics;

namespace LenNotify.Benchmarks.EndToEnd;

/// <summary>The process with the hubs, as the publisher's process sees it.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HubProcess(Process process, Uri ours, Uri raw) => (_process, Ours, Raw) = (process, ours, raw);

    internal Uri Ours { get; }

    internal Uri Raw { get; }

    internal static async Task<HubProcess> StartAsync(string connectionString)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [HubNode.Option, connectionString]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return await process.StandardOutput.ReadLineAsync() is { } ours && await process.StandardOutput.ReadLineAsync() is { } raw
            ? new HubProcess(process, new Uri(ours), new Uri(raw))
            : throw new InvalidOperationException($"The process with the hubs did not start: exit code {process.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
