using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace LenNotify.SignalR.Tests;

/// <summary>Microsoft's own client, in node.</summary>
public sealed class NodeClientTests
{
    [Fact]
    public async Task A_client_that_is_cut_twenty_times_misses_nothing_and_gets_nothing_twice()
    {
        await using var host = await HubHost.StartAsync();
        using var client = await StartAsync(host);
        var first = await host.PublishAsync("ann");

        for (var cut = 0; cut < 20; cut++)
        {
            await PublishAsync(host, 3);
            var back = client.AskAsync("cut");
            await PublishAsync(host, 4);
            await back;
        }

        var got = (await client.AskAsync("expect 141"))["got"]!.AsArray().Select(sequence => (long)sequence!);
        got.Should().Equal(Enumerable.Range(1, 141).Select(sequence => (long)sequence));
        ((string)(await client.AskAsync($"read {first}"))["read"]![0]!).Should().Be(first.ToString(), "what is read on one device is seen on the other");
    }

    [Fact]
    public async Task An_item_that_joins_a_group_is_told_as_the_group()
    {
        await using var host = await HubHost.StartAsync();
        using var client = await StartAsync(host);
        for (var number = 1; number <= 3; number++)
        {
            await host.Get<INotifier>().PublishAsync(new Notification { Type = "order_filled", Title = $"Filled {number}", GroupKey = "btc" }, "ann");
        }

        (await client.AskAsync("group"))["group"]!.ToJsonString().Should().Be("""{"key":"btc","title":"Filled 3","count":3}""");
    }

    private static async Task PublishAsync(HubHost host, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await host.PublishAsync("ann");
        }
    }

    private static async Task<NodeProcess> StartAsync(HubHost host)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var installing = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-fund", "--no-audit"]) { WorkingDirectory = folder })!;
            await installing.WaitForExitAsync();
            installing.ExitCode.Should().Be(0, "the client must be installed");
        }

        var node = new NodeProcess(folder, "client.mjs", new Uri(host.Address, HubHost.Path).ToString(), HubHost.Token("ann").Signed());
        (await node.ReadAsync())["ready"].Should().NotBeNull();
        return node;
    }

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "Node");

    private sealed class NodeProcess : IDisposable
    {
        private readonly Process _node;

        internal NodeProcess(string folder, params string[] arguments) =>
            _node = Process.Start(new ProcessStartInfo("node", arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;

        internal async Task<JsonNode> AskAsync(string command)
        {
            await _node.StandardInput.WriteLineAsync(command);
            await _node.StandardInput.FlushAsync();
            return await ReadAsync();
        }

        internal async Task<JsonNode> ReadAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
            return JsonNode.Parse(await _node.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The client ended."))!;
        }

        public void Dispose()
        {
            _node.Kill();
            _node.Dispose();
        }
    }
}
