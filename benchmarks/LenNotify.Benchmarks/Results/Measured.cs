using System.Reflection;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Reports;

namespace LenNotify.Benchmarks.Results;

/// <summary>What one benchmark took, as one process tells another.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Method">Its method.</param>
/// <param name="Mean">Nanoseconds for each operation.</param>
/// <param name="Error">Their standard error.</param>
/// <param name="Bytes">Allocated for each operation.</param>
internal sealed record Measured(string Class, string Method, double Mean, double Error, long Bytes)
{
    /// <summary>As the tables name it.</summary>
    internal string Name => $"{Class}.{Method}";

    /// <summary>Where its bars are.</summary>
    internal MethodInfo Source => Classes.Single(type => type.Name == Class).GetMethod(Method)!;

    /// <summary>Every class of benchmarks, in the order of the tables.</summary>
    internal static IReadOnlyList<Type> Classes { get; } = [.. typeof(Measured).Assembly.GetTypes()
        .Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(BenchmarkAttribute)))).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>Writes what was measured in this process.</summary>
    internal static void Write(string file, IEnumerable<Summary> summaries) => File.WriteAllText(file, JsonSerializer.Serialize(
        summaries.SelectMany(summary => summary.Reports).Where(report => report.ResultStatistics is not null).Select(Of)));

    /// <summary>Reads what another process measured.</summary>
    internal static IReadOnlyList<Measured> Read(string file) => JsonSerializer.Deserialize<List<Measured>>(File.ReadAllText(file))!;

    private static Measured Of(BenchmarkReport report) => new(
        report.BenchmarkCase.Descriptor.Type.Name,
        report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
        report.ResultStatistics!.Mean,
        report.ResultStatistics.StandardError,
        report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
}
