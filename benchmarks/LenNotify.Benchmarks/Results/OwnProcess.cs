using System.Diagnostics;

namespace LenNotify.Benchmarks.Results;

/// <summary>Runs each class of benchmarks in a process of its own: what one leaves behind, in its heap or in compiled code, costs no other.</summary>
internal static class OwnProcess
{
    /// <summary>What a run was asked to write, and where.</summary>
    internal const string Option = "--measured-to";

    /// <summary>All that was measured.</summary>
    internal static IReadOnlyList<Measured> RunAll() => [.. Measured.Classes.SelectMany(Run)];

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
