using System.Globalization;
using System.Reflection;
using System.Text;

namespace LenNotify.Benchmarks.Results;

/// <summary>What the classes of benchmarks came to. Ratios come first: they travel from machine to machine, nanoseconds do not.</summary>
internal static class ClassesTable
{
    internal const string Name = "classes";
    internal const string Bars = "Against the bars";
    internal const string Figures = "All figures";

    /// <summary>Each bar that a benchmark must keep to.</summary>
    internal static string BarsOf(IReadOnlyList<Measured> all)
    {
        var text = new StringBuilder("| benchmark | against | ratio | bar | |\n| --- | --- | ---: | ---: | --- |\n");
        foreach (var measured in all)
        {
            AppendBars(text, measured, all);
        }

        return text.ToString();
    }

    /// <summary>Each benchmark.</summary>
    internal static string FiguresOf(IReadOnlyList<Measured> all)
    {
        var text = new StringBuilder("| benchmark | mean | error | allocated |\n| --- | ---: | ---: | ---: |\n");
        foreach (var one in all)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {one.Name} | {Time(one.Mean)} | {Time(one.Error)} | {one.Bytes} B |\n");
        }

        return text.ToString();
    }

    private static void AppendBars(StringBuilder text, Measured measured, IReadOnlyList<Measured> all)
    {
        foreach (var bar in measured.Source.GetCustomAttributes<BarAttribute>())
        {
            if (all.FirstOrDefault(other => other.Class == measured.Class && other.Method == bar.Against) is { } other)
            {
                Row(text, measured.Name, bar.Against, measured.Mean / other.Mean, bar.Most, "0.00x");
            }
        }

        if (measured.Source.GetCustomAttribute<LimitAttribute>() is not { } limit)
        {
            return;
        }

        if (limit.Bytes >= 0)
        {
            Row(text, measured.Name, "allocated bytes", measured.Bytes, limit.Bytes, "0");
        }

        if (limit.Nanoseconds > 0)
        {
            Row(text, measured.Name, "nanoseconds", measured.Mean, limit.Nanoseconds, "0");
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
