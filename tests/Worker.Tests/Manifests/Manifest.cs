using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Worker.Tests;

/// <summary>The files that run the sample, as they lie in the repository. Every scalar is read as text.</summary>
internal static class Manifest
{
    private const string Sample = "../../../samples/Worker";

    /// <summary>The lines of the Dockerfile that begin so, without that.</summary>
    internal static IEnumerable<string> Docker(string instruction) =>
        File.ReadLines(PathOf("Dockerfile")).Where(line => line.StartsWith(instruction + " ", StringComparison.Ordinal)).Select(line => line[(instruction.Length + 1)..]);

    internal static JsonNode Compose => Documents("compose.yaml").Single();

    /// <summary>The services that are this program.</summary>
    internal static IReadOnlyDictionary<string, JsonNode> Services =>
        Compose["services"]!.AsObject().Where(service => service.Key != "postgres").ToDictionary(service => service.Key, service => service.Value!);

    /// <summary>All that is in the folder for a cluster.</summary>
    internal static IReadOnlyList<JsonNode> Cluster => [.. Directory.GetFiles(PathOf("kubernetes")).SelectMany(file => Documents(Path.Combine("kubernetes", Path.GetFileName(file))))];

    internal static IReadOnlyList<Pod> Pods =>
        [.. Cluster.Where(one => (string?)one["kind"] is "Deployment" or "Job").Select(one => new Pod(one))];

    internal static string Readme => File.ReadAllText(PathOf("README.md"));

    internal static IEnumerable<JsonNode> OfKind(string kind) => Cluster.Where(one => (string?)one["kind"] == kind);

    /// <summary>Those of a map, as text.</summary>
    internal static Dictionary<string, string> Texts(JsonNode map) => map.AsObject().ToDictionary(one => one.Key, one => (string?)one.Value ?? "");

    private static IEnumerable<JsonNode> Documents(string file)
    {
        using var text = File.OpenText(PathOf(file));
        var (parser, reader, writer) = (new Parser(text), new DeserializerBuilder().Build(), new SerializerBuilder().JsonCompatible().Build());
        parser.Consume<StreamStart>();
        while (parser.Accept<DocumentStart>(out _))
        {
            yield return JsonNode.Parse(writer.Serialize(reader.Deserialize<object>(parser)))!;
        }
    }

    private static string PathOf(string file, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, Sample, file));
}
