using System.Diagnostics;
using System.Globalization;

namespace LenNotify.Benchmarks.Footprint;

/// <summary>One of the processes, seen from outside.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly int _perMinute;
    private long _started;
    private TimeSpan _cpu;
    private long _from;

    internal HostProcess(string store, int perMinute, string where)
    {
        _perMinute = perMinute;
        Name = store == FootprintHost.Empty ? "an empty host" : $"with LenNotify, {store}, {(perMinute == 0 ? "idle" : string.Create(CultureInfo.InvariantCulture, $"{perMinute} a minute"))}";
        string[] arguments = [FootprintHost.Option, store, perMinute.ToString(CultureInfo.InvariantCulture), where];
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    internal string Name { get; }

    /// <summary>Ends when it serves.</summary>
    internal async Task StartedAsync()
    {
        if (await _process.StandardOutput.ReadLineAsync() != "started")
        {
            throw new InvalidOperationException($"{Name} did not start.");
        }

        _started = TimeProvider.System.GetTimestamp();
    }

    /// <summary>From here on it is looked at.</summary>
    internal void Begin() => (_cpu, _from) = (Cpu(), TimeProvider.System.GetTimestamp());

    /// <summary>Until here.</summary>
    internal HostCost End() => new(Private() / 1e6, 100 * (Cpu() - _cpu) / TimeProvider.System.GetElapsedTime(_from));

    /// <summary>Lets it end, and sees that it did what it was to do.</summary>
    public async ValueTask DisposeAsync()
    {
        var least = (int)(0.8 * _perMinute * TimeProvider.System.GetElapsedTime(_started).TotalMinutes) - 10;
        _process.StandardInput.Close();
        var said = await _process.StandardOutput.ReadLineAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (!int.TryParse(said, CultureInfo.InvariantCulture, out var published) || published < least)
        {
            throw new InvalidOperationException($"{Name} published {said ?? "nothing"}, and should have published {least} at least.");
        }
    }

    private TimeSpan Cpu()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    // What no other process shares: pages that are its own, in memory or swapped out.
    private double Private() => 1_024 * File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/smaps_rollup"))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(parts => parts[0] is "Private_Clean:" or "Private_Dirty:" or "SwapPss:")
        .Sum(parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
}
