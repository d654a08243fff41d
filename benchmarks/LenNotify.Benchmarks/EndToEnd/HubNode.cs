using LenNotify.Benchmarks.Hub;

namespace LenNotify.Benchmarks.EndToEnd;

/// <summary>The process with the hubs: ours, and SignalR's own with the floor's listener. It publishes nothing, and ends with its input.</summary>
internal static class HubNode
{
    internal const string Option = "--hub-node";

    internal static async Task RunAsync(string connectionString)
    {
        await using var store = LiveStore.At(connectionString);
        await using var node = await store.NodeAsync();
        var listener = new FloorListener(await store.OpenAsync(), await store.OpenAsync(), node);
        var listening = listener.RunAsync();
        Console.WriteLine(node.Ours);
        Console.WriteLine(node.Raw);
        if (await Task.WhenAny(Console.In.ReadToEndAsync(), listening) == listening)
        {
            await listening;
        }
    }
}
