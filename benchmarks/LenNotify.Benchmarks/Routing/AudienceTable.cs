using System.Diagnostics;
using System.Globalization;
using LenNotify.Benchmarks.Durable;

namespace LenNotify.Benchmarks.Routing;

/// <summary>
/// The engine and the straight line over one audience, in turns. What this costs hangs on caches that other work on the machine
/// shares, and on where a process lays 10,000 people: so each turn is compared with its neighbour in time, and several processes
/// are measured.
/// </summary>
internal static class AudienceTable
{
    internal const string Option = "--audience-once";

    private const int Processes = 7;
    private const int Rounds = 300;
    private const int CallsInTurn = 4;
    private const int WarmUp = 150;
    private const double Bar = 1.1;

    /// <summary>The rows of the table.</summary>
    internal static async Task<string> MeasureAsync(bool dry)
    {
        var contests = new List<Contest>();
        for (var process = 0; process < (dry ? 1 : Processes); process++)
        {
            contests.Add(await OneAsync(dry));
        }

        var middle = contests.OrderBy(contest => contest.Ratio).ElementAt(contests.Count / 2);
        return string.Create(CultureInfo.InvariantCulture, $"""
            | | the straight line | LenNotify | ratio, median of {contests.Count} processes | lowest and highest | bar | |
            | --- | ---: | ---: | ---: | --- | ---: | --- |
            | each person of an audience of 10,000 | {middle.Raw:0.0} ns | {middle.Ours:0.0} ns | {middle.Ratio:0.00}x | {contests.Min(contest => contest.Ratio):0.00}x, {contests.Max(contest => contest.Ratio):0.00}x | {Bar:0.00}x | {(middle.Ratio <= Bar ? "met" : "**not met**")} |

            """);
    }

    /// <summary>What one process does.</summary>
    internal static async Task RunAsync(bool dry)
    {
        var audience = new Audience();
        audience.Setup();
        for (var call = 0; call < (dry ? 1 : WarmUp); call++)
        {
            audience.Floor();
            audience.Decide();
        }

        var contest = await Contest.RunAsync(dry ? 1 : Rounds, () => TimeAsync(audience.Floor), () => TimeAsync(audience.Decide));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contest.Raw:R} {contest.Ours:R} {contest.Ratio:R}"));
    }

    private static Task<double> TimeAsync(Action pass)
    {
        var begin = TimeProvider.System.GetTimestamp();
        for (var call = 0; call < CallsInTurn; call++)
        {
            pass();
        }

        return Task.FromResult(TimeProvider.System.GetElapsedTime(begin).TotalNanoseconds / (CallsInTurn * Audience.Decisions));
    }

    private static async Task<Contest> OneAsync(bool dry)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, dry ? [Option, "--dry"] : [Option]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        double[] figures = [.. said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        return process.ExitCode == 0 && figures is [var raw, var ours, var ratio]
            ? new Contest(raw, ours, ratio)
            : throw new InvalidOperationException($"A process answered '{said}', not three figures.");
    }
}
