using System.Globalization;
using System.Runtime.CompilerServices;

namespace LenNotify.Benchmarks.Results;

/// <summary>Measures all, or what is asked for, part after part, and keeps what each came to; eng/bench.sh calls it.</summary>
internal sealed class BenchRun(ResultsFile file, bool dry)
{
    internal const string Option = "--results";
    private readonly List<string> _missing = [];
    private readonly List<string> _times = [];

    /// <summary>Runs the parts and sets that are named, or all; answers with the exit code.</summary>
    internal static async Task<int> RunAsync(IReadOnlyList<string> asked, bool dry)
    {
        string[] known = [.. Sets.All, ClassesTable.Name, .. Tables.All.Select(table => table.Name)];
        if (asked.Except(known).ToArray() is { Length: > 0 } unknown)
        {
            Console.Error.WriteLine($"{string.Join(", ", unknown)}: there is no such set or part. Known are {string.Join(", ", known)}.");
            return 2;
        }

        string[] titles = [ClassesTable.Bars, ClassesTable.Figures, .. Tables.All.Select(table => table.Title)];
        var run = new BenchRun(new ResultsFile(PathOf(dry), titles), dry);
        if (asked.Count == 0 || asked.Contains(Sets.Routing) || asked.Contains(ClassesTable.Name))
        {
            await run.TimedAsync(ClassesTable.Name, run.ClassesAsync);
        }

        foreach (var table in Tables.All.Where(table => asked.Count == 0 || asked.Contains(table.Set) || asked.Contains(table.Name)))
        {
            await run.TimedAsync(table.Name, () => run.TableAsync(table));
        }

        return run.Ends();
    }

    // A dry run measures nothing, and leaves the results alone.
    private static string PathOf(bool dry, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", dry ? "../eng/out/bench.md" : "RESULTS.md"));

    private async Task TimedAsync(string name, Func<Task<bool>> measure)
    {
        Console.WriteLine($"== {name}");
        var began = TimeProvider.System.GetTimestamp();
        var whole = await measure();
        if (!whole)
        {
            _missing.Add(name);
        }

        _times.Add(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(began).TotalSeconds,8:0} s  {name}{(whole ? "" : ": NOT MEASURED, or not all of it")}"));
        Console.WriteLine($"-- {_times[^1].Trim()}\n");
    }

    private async Task<bool> ClassesAsync()
    {
        var (measured, broken) = (new List<Measured>(), new List<string>());
        foreach (var benchmarks in Measured.Classes)
        {
            try
            {
                measured.AddRange(await OwnProcess.RunAsync(benchmarks, dry));
            }
            catch (NotMeasuredException why)
            {
                broken.Add($"{benchmarks.Name}: {why.Message}");
            }

            var missing = broken.Count == 0 ? "" : $"\nMissing: {string.Join(' ', broken)}\n";
            await file.PutAsync(ClassesTable.Bars, ClassesTable.BarsOf(measured) + missing);
            await file.PutAsync(ClassesTable.Figures, ClassesTable.FiguresOf(measured) + missing);
        }

        return broken.Count == 0;
    }

    private async Task<bool> TableAsync(Table table)
    {
        try
        {
            var text = await OwnProcess.RunAsync(table, dry);
            Console.WriteLine(text);
            await file.PutAsync(table.Title, text);
            return true;
        }
        catch (NotMeasuredException why)
        {
            await file.PutMissingAsync(table.Title, why.Message);
            return false;
        }
    }

    private int Ends()
    {
        Console.WriteLine($"How long each part took:\n{string.Join('\n', _times)}");
        if (_missing.Count > 0)
        {
            Console.WriteLine($"Not measured, or not all of it: {string.Join(", ", _missing)}.");
        }

        return _missing.Count == 0 ? 0 : 1;
    }
}
