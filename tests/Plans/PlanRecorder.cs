using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace LenNotify.Tests.Plans;

/// <summary>Hears from the server by which plan it ran each statement: the very plan that it used, not one that it might.</summary>
internal sealed class PlanRecorder : DbConnectionInterceptor
{
    /// <summary>What makes a connection's server tell.</summary>
    internal const string Options =
        "Options=-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_format=json -c auto_explain.log_level=notice";

    /// <summary>What makes it measure each step as well.</summary>
    internal const string Analyze = " -c auto_explain.log_analyze=on";

    private readonly ConcurrentQueue<JsonObject> _plans = new();

    /// <summary>The plans since they were last asked for.</summary>
    internal List<JsonObject> Take()
    {
        var taken = new List<JsonObject>();
        while (_plans.TryDequeue(out var plan))
        {
            taken.Add(plan);
        }

        return taken;
    }

    /// <summary>The large tables that a plan reads from end to end, each with the statement. Channels and suppressions are few, whatever happens.</summary>
    internal static IEnumerable<string> Scans(JsonObject plan) => ScannedBy(plan["Plan"]!.AsObject()).Select(table => $"{table}: {plan["Query Text"]}");

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ((NpgsqlConnection)connection).Notice -= Hear;
        ((NpgsqlConnection)connection).Notice += Hear;
        return Task.CompletedTask;
    }

    private void Hear(object sender, NpgsqlNoticeEventArgs said)
    {
        var text = said.Notice.MessageText;
        if (text.StartsWith("duration:", StringComparison.Ordinal))
        {
            _plans.Enqueue(JsonNode.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..])!.AsObject());
        }
    }

    private static IEnumerable<string> ScannedBy(JsonObject node)
    {
        if ((string?)node["Node Type"] == "Seq Scan" && (string?)node["Relation Name"] is { } table and not ("lennotify_channels" or "lennotify_suppressions"))
        {
            yield return table;
        }

        foreach (var scan in (node["Plans"]?.AsArray() ?? []).SelectMany(child => ScannedBy(child!.AsObject())))
        {
            yield return scan;
        }
    }
}
