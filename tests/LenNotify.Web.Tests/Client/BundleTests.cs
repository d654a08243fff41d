using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Web.Tests;

/// <summary>What is kept is what the sources give: the document of the API, the types from it, the bundle from those.</summary>
public sealed class BundleTests
{
    private const int MostBytes = 30 * 1024;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task The_document_that_the_types_come_from_is_that_of_the_API()
    {
        await using var host = await WebHost.StartAsync(services: s => s.AddOpenApi(), map: app => app.MapOpenApi());
        using var client = new HttpClient { BaseAddress = host.Address };

        var document = JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!.AsObject();

        // Where this host listens, and what it calls itself, is not the API's.
        document.Remove("servers");
        document.Remove("info");
        var (kept, now) = (Path.Combine(ClientTools.Sources, "openapi.json"), document.ToJsonString(Indented) + "\n");
        if (!File.Exists(kept) || await File.ReadAllTextAsync(kept) != now)
        {
            await File.WriteAllTextAsync(Path.Combine(ClientTools.Sources, "openapi.received.json"), now);
            Assert.Fail("The API has changed. Look at client/openapi.received.json; if it is right, it becomes openapi.json: then npm run types, npm run check, npm run build.");
        }
    }

    [NodeFact]
    public async Task The_types_are_those_of_the_document()
    {
        using var folder = new Folder();
        await ClientTools.RunAsync("types.mjs", folder.At("api.ts"));

        (await File.ReadAllTextAsync(folder.At("api.ts"))).Should().Be(await File.ReadAllTextAsync(Path.Combine(ClientTools.Sources, "src", "api.ts")));
    }

    [NodeFact]
    public Task The_sources_fit_the_types() => ClientTools.RunAsync(Path.Combine("node_modules", "typescript", "bin", "tsc"), "--noEmit");

    [NodeFact]
    public async Task Building_the_bundle_again_gives_the_same_bytes()
    {
        using var folder = new Folder();
        await ClientTools.RunAsync("build.mjs", folder.At("wwwroot"));

        var built = Directory.GetFiles(folder.At("wwwroot")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        built.Should().Equal(Directory.GetFiles(ClientTools.Bundle).Select(Path.GetFileName).Order(StringComparer.Ordinal), "nothing else is shipped");
        foreach (var name in built)
        {
            var (now, kept) = (await File.ReadAllBytesAsync(Path.Combine(folder.At("wwwroot"), name!)), await File.ReadAllBytesAsync(Path.Combine(ClientTools.Bundle, name!)));
            now.AsSpan().SequenceEqual(kept).Should().BeTrue("{0} is what 'npm run build' writes", name);
        }
    }

    [Fact]
    public void Everything_that_a_page_loads_has_less_than_30_kB_compressed()
    {
        string[] all = ["lennotify.js", "lennotify-shared.js", "lennotify-operator.js"];

        all.Sum(name => Compressed(Path.Combine(ClientTools.Bundle, name))).Should().BeLessThan(MostBytes, "people, and operators with them");
    }

    [Fact]
    public void No_source_of_the_client_is_longer_than_a_reader_can_hold() => Directory.GetFiles(Path.Combine(ClientTools.Sources, "src"), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "api.ts" && File.ReadLines(file).Count() > 300).Should().BeEmpty();

    private static long Compressed(string file)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(file));
        }

        return bytes.Length;
    }
}
