using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LenNotify.Benchmarks.Durable;
using LenNotify.Tests.Plans;
using LenNotify.Tests.Postgres;

namespace LenNotify.Benchmarks.Million;

/// <summary>By which plan each hot statement runs at 1,000,000 rows, and how long that takes: the very plan that it used, measured.</summary>
internal static class PlansTable
{
    /// <summary>The plans and a table of them, and whether none reads a large table from end to end.</summary>
    internal static async Task<(string Text, bool Sound)> MeasureAsync(bool dry = false)
    {
        if (PostgresProcess.WhyNot is { } reason)
        {
            return ($"Not measured: {reason}\n", true);
        }

        await using var world = await DurableWorld.StartAsync();
        var tables = await MillionRows.FillAsync(world, dry, queues: true);
        await using var recorded = new RecordedStore(world.ConnectionString, measured: true);
        var (all, table, scans) = (new StringBuilder(), new StringBuilder("| | statements | read by | ms |\n| --- | ---: | --- | ---: |\n"), new List<string>());
        foreach (var (name, ask) in new HotQueries(tables).All)
        {
            await ask(recorded.Store);
            var plans = recorded.Plans.Take();
            scans.AddRange(plans.SelectMany(PlanRecorder.Scans));
            table.Append(Line(name, plans));
            foreach (var plan in plans)
            {
                all.Append(CultureInfo.InvariantCulture, $"\n{name}: {plan["Query Text"]}\n");
                Print(all, plan["Plan"]!.AsObject(), 1);
            }
        }

        return dry
            ? ("All plans can be had.\n", true)
            : ($"{all}\n{table}\n{(scans.Count == 0 ? "No statement reads a large table from end to end." : $"From end to end: {string.Join("\n", scans)}")}\n", scans.Count == 0);
    }

    private static string Line(string name, List<JsonObject> plans)
    {
        JsonObject[] roots = [.. plans.Select(plan => plan["Plan"]!.AsObject())];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {roots.Length} | {string.Join(", ", roots.SelectMany(Paths).Distinct())} | {roots.Sum(root => (double)root["Actual Total Time"]!):0.00} |\n");
    }

    // What it reads tables by: the index where there is one. What only inserts reads none.
    private static IEnumerable<string> Paths(JsonObject node)
    {
        if (((string?)node["Index Name"] ?? ((string?)node["Node Type"] == "Seq Scan" ? $"whole {node["Relation Name"]}" : null)) is { } path)
        {
            yield return path.Replace("lennotify_", "", StringComparison.Ordinal);
        }

        foreach (var below in Children(node).SelectMany(Paths))
        {
            yield return below;
        }
    }

    private static void Print(StringBuilder text, JsonObject node, int depth)
    {
        var on = (string?)node["Index Name"] ?? (string?)node["Relation Name"] ?? (string?)node["CTE Name"] ?? "";
        text.Append(
            CultureInfo.InvariantCulture,
            $"{new string(' ', depth * 2)}{node["Node Type"]} {on} (rows {(double)node["Actual Rows"]!:0} x {node["Actual Loops"]}, {(double)node["Actual Total Time"]!:0.000} ms)\n");
        foreach (var child in Children(node))
        {
            Print(text, child, depth + 1);
        }
    }

    private static IEnumerable<JsonObject> Children(JsonObject node) => (node["Plans"]?.AsArray() ?? []).Select(child => child!.AsObject());
}
