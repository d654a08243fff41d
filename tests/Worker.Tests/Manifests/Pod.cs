using System.Globalization;
using System.Text.Json.Nodes;

namespace Worker.Tests;

/// <summary>What a deployment or a job starts.</summary>
internal sealed class Pod(JsonNode owner)
{
    private static readonly string[] Probes = ["startupProbe", "livenessProbe", "readinessProbe"];

    internal JsonNode Owner => owner;

    internal JsonNode Template => owner["spec"]!["template"]!;

    internal JsonNode Spec => Template["spec"]!;

    internal JsonNode Container => Spec["containers"]!.AsArray().Single()!;

    internal string Role => (string)Container["args"]!.AsArray().Single()!;

    internal Dictionary<string, string> Labels => Manifest.Texts(Template["metadata"]!["labels"]!);

    internal IReadOnlyList<JsonNode> Variables => [.. Container["env"]!.AsArray().Select(one => one!)];

    internal IReadOnlyList<JsonNode> HttpProbes => [.. Probes.Select(probe => Container[probe]?["httpGet"]).OfType<JsonNode>()];

    internal string? Annotation(string name) => (string?)Template["metadata"]!["annotations"]?[$"prometheus.io/{name}"];

    /// <summary>Where it is asked how it is: probes and metrics.</summary>
    internal IReadOnlyList<string> Paths => [.. HttpProbes.Select(probe => (string)probe["path"]!).Append(Annotation("path")).OfType<string>().Distinct()];

    /// <summary>Seconds, 0 where nothing is said.</summary>
    internal int PreStop => int.Parse((string?)Container["lifecycle"]?["preStop"]?["sleep"]?["seconds"] ?? "0", CultureInfo.InvariantCulture);
}
