using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using BenchmarkDotNet.Reports;

namespace LenNotify.Benchmarks.Results;

/// <summary>Writes the committed table. Ratios come first: they travel from machine to machine, nanoseconds do not.</summary>
internal static class ResultsFile
{
    internal static void Write(IReadOnlyList<Summary> summaries, string latencies, string postgres, [CallerFilePath] string here = "")
    {
        var reports = summaries.SelectMany(s => s.Reports).Where(r => r.ResultStatistics is not null).ToList();
        var text = new StringBuilder()
            .Append("# Benchmark results\n\n")
            .Append("Written by `dotnet run -c Release --project benchmarks/LenNotify.Benchmarks -- --results`. Each ratio compares two\n")
            .Append("benchmarks of one run on one machine. A floor is a straight line written by hand for the same answers.\n\n")
            .Append(CultureInfo.InvariantCulture, $"Measured on {Environment.ProcessorCount} cores, .NET {Environment.Version}.\n\n## Against the bars\n\n")
            .Append("| benchmark | against | ratio | bar | |\n| --- | --- | ---: | ---: | --- |\n");
        foreach (var report in reports)
        {
            AppendBars(text, report, reports);
        }

        text.Append("\n## Publish to delivered, in memory, at 1,000 a second\n\n").Append(latencies);
        text.Append("\n## PostgreSQL, beside statements written by hand\n\nThe same rows, indexes and durability, in turns; each ratio is the median of its rounds.\n\n").Append(postgres);
        text.Append("\n## All figures\n\n| benchmark | mean | error | allocated |\n| --- | ---: | ---: | ---: |\n");
        foreach (var report in reports)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {Name(report)} | {Time(Mean(report))} | {Time(report.ResultStatistics!.StandardError)} | {Bytes(report)} B |\n");
        }

        File.WriteAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "RESULTS.md")), text.ToString());
    }

    private static void AppendBars(StringBuilder text, BenchmarkReport report, List<BenchmarkReport> all)
    {
        var method = report.BenchmarkCase.Descriptor.WorkloadMethod;
        foreach (var bar in method.GetCustomAttributes<BarAttribute>())
        {
            var other = all.Find(r => r.BenchmarkCase.Descriptor.Type == report.BenchmarkCase.Descriptor.Type
                && r.BenchmarkCase.Descriptor.WorkloadMethod.Name == bar.Against);
            if (other is not null)
            {
                Row(text, Name(report), bar.Against, Mean(report) / Mean(other), bar.Most, "0.00x");
            }
        }

        if (method.GetCustomAttribute<LimitAttribute>() is { } limit)
        {
            if (limit.Bytes >= 0)
            {
                Row(text, Name(report), "allocated bytes", Bytes(report), limit.Bytes, "0");
            }

            if (limit.Nanoseconds > 0)
            {
                Row(text, Name(report), "nanoseconds", Mean(report), limit.Nanoseconds, "0");
            }
        }
    }

    private static void Row(StringBuilder text, string name, string against, double value, double most, string format)
    {
        var shown = value.ToString(format, CultureInfo.InvariantCulture);
        var bar = most.ToString(format, CultureInfo.InvariantCulture);
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {against} | {shown} | {bar} | {(value <= most ? "met" : "**not met**")} |\n");
    }

    private static string Name(BenchmarkReport report) =>
        $"{report.BenchmarkCase.Descriptor.Type.Name}.{report.BenchmarkCase.Descriptor.WorkloadMethod.Name}";

    private static double Mean(BenchmarkReport report) => report.ResultStatistics!.Mean;

    private static long Bytes(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;

    private static string Time(double nanoseconds) => nanoseconds < 1_000
        ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0.0} ns")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000:0.00} us");
}
