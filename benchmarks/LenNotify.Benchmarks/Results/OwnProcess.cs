using System.Diagnostics;
using System.Reflection;

namespace LenNotify.Benchmarks.Results;

/// <summary>Runs what is measured in processes of its own: what one leaves behind, in its heap or in compiled code, costs no other.</summary>
internal static class OwnProcess
{
    /// <summary>What a run was asked to write, and where.</summary>
    internal const string Option = "--measured-to";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(40);

    /// <summary>What a class of benchmarks comes to.</summary>
    /// <exception cref="NotMeasuredException">It did not run to its end.</exception>
    internal static async Task<IReadOnlyList<Measured>> RunAsync(Type benchmarks, bool dry)
    {
        var measured = new List<Measured>();
        var often = dry ? 1 : benchmarks.GetCustomAttribute<ProcessesAttribute>()?.Count ?? 1;
        for (var process = 0; process < often; process++)
        {
            measured.AddRange(await RunAsync(["--filter", $"*.{benchmarks.Name}.*"], dry, Measured.Read));
        }

        return [.. measured.GroupBy(one => one.Method).Select(runs => runs.OrderBy(run => run.Mean).ElementAt(runs.Count() / 2))];
    }

    /// <summary>What a table says.</summary>
    /// <exception cref="NotMeasuredException">It did not run to its end.</exception>
    internal static Task<string> RunAsync(Table table, bool dry) => RunAsync([table.Option], dry, File.ReadAllText);

    private static async Task<T> RunAsync<T>(string[] arguments, bool dry, Func<string, T> read)
    {
        var file = Path.GetTempFileName();
        using var run = Process.Start(Environment.ProcessPath!, [.. arguments, Option, file, .. dry ? ["--dry"] : Array.Empty<string>()]);
        try
        {
            await run.WaitForExitAsync().WaitAsync(Patience);
            return run.ExitCode == 0 && new FileInfo(file).Length > 0
                ? read(file)
                : throw new NotMeasuredException($"its process ended with exit code {run.ExitCode}.");
        }
        catch (TimeoutException)
        {
            run.Kill(entireProcessTree: true);
            throw new NotMeasuredException($"it was not done after {Patience.TotalMinutes:0} minutes.");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
