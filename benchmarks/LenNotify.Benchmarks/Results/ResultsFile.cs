using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace LenNotify.Benchmarks.Results;

/// <summary>Writes the committed table. Ratios come first: they travel from machine to machine, nanoseconds do not.</summary>
internal static class ResultsFile
{
    internal static async Task WriteAsync(IReadOnlyList<Measured> reports, [CallerFilePath] string here = "")
    {
        var text = new StringBuilder()
            .Append("# Benchmark results\n\n")
            .Append("Written by `dotnet run -c Release --project benchmarks/LenNotify.Benchmarks -- --results`. Each ratio compares two\n")
            .Append("benchmarks of one run on one machine, under the server collector, which hosts on the Web and Worker SDKs have. A floor is\n")
            .Append("a straight line written by hand for the same answers. What depends on where a process lays its objects is measured in\n")
            .Append("three processes; the median counts.\n\n")
            .Append(CultureInfo.InvariantCulture, $"Measured on {Environment.ProcessorCount} cores, .NET {Environment.Version}.\n\n## Against the bars\n\n")
            .Append("| benchmark | against | ratio | bar | |\n| --- | --- | ---: | ---: | --- |\n");
        foreach (var report in reports)
        {
            AppendBars(text, report, reports);
        }

        text.Append("\n## All figures\n\n| benchmark | mean | error | allocated |\n| --- | ---: | ---: | ---: |\n");
        foreach (var report in reports)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {report.Name} | {Time(report.Mean)} | {Time(report.Error)} | {report.Bytes} B |\n");
        }

        // What was measured is kept, whatever becomes of the tables that take longer.
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "RESULTS.md"));
        await File.WriteAllTextAsync(file, text.ToString());
        foreach (var table in Tables.All.Where(table => table.IsResult))
        {
            await File.AppendAllTextAsync(file, $"\n## {table.Title}\n\n{await table.MeasureAsync(false)}");
        }
    }

    private static void AppendBars(StringBuilder text, Measured report, IReadOnlyList<Measured> all)
    {
        foreach (var bar in report.Source.GetCustomAttributes<BarAttribute>())
        {
            if (all.FirstOrDefault(other => other.Class == report.Class && other.Method == bar.Against) is { } other)
            {
                Row(text, report.Name, bar.Against, report.Mean / other.Mean, bar.Most, "0.00x");
            }
        }

        if (report.Source.GetCustomAttribute<LimitAttribute>() is { } limit)
        {
            if (limit.Bytes >= 0)
            {
                Row(text, report.Name, "allocated bytes", report.Bytes, limit.Bytes, "0");
            }

            if (limit.Nanoseconds > 0)
            {
                Row(text, report.Name, "nanoseconds", report.Mean, limit.Nanoseconds, "0");
            }
        }
    }

    private static void Row(StringBuilder text, string name, string against, double value, double most, string format)
    {
        var shown = value.ToString(format, CultureInfo.InvariantCulture);
        var bar = most.ToString(format, CultureInfo.InvariantCulture);
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {against} | {shown} | {bar} | {(value <= most ? "met" : "**not met**")} |\n");
    }

    private static string Time(double nanoseconds) => nanoseconds < 1_000
        ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0.0} ns")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000:0.00} us");
}
