using System.Diagnostics;
using System.Reflection;

namespace LenNotify.Benchmarks.Results;

/// <summary>Runs each class of benchmarks in processes of its own: what one leaves behind, in its heap or in compiled code, costs no other.</summary>
internal static class OwnProcess
{
    /// <summary>What a run was asked to write, and where.</summary>
    internal const string Option = "--measured-to";

    /// <summary>All that was measured.</summary>
    internal static IReadOnlyList<Measured> RunAll() => [.. Measured.Classes.SelectMany(RunOften)];

    private static IEnumerable<Measured> RunOften(Type benchmarks) => Enumerable
        .Range(0, benchmarks.GetCustomAttribute<ProcessesAttribute>()?.Count ?? 1)
        .SelectMany(_ => Run(benchmarks))
        .GroupBy(measured => measured.Method)
        .Select(runs => runs.OrderBy(run => run.Mean).ElementAt(runs.Count() / 2));

    private static IReadOnlyList<Measured> Run(Type benchmarks)
    {
        var file = Path.GetTempFileName();
        try
        {
            using var run = Process.Start(Environment.ProcessPath!, ["--filter", $"*.{benchmarks.Name}.*", Option, file]);
            run.WaitForExit();
            return run.ExitCode == 0 ? Measured.Read(file) : throw new InvalidOperationException($"{benchmarks.Name} did not run; why is above.");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
