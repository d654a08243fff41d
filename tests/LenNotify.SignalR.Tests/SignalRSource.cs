using System.Text.Json.Nodes;

namespace LenNotify.SignalR.Tests;

/// <summary>A hub on a free port, with clients over real sockets.</summary>
internal sealed class SignalRSource : IHubSource
{
    private HubHost? _host;

    public async Task<IDeliveryHub> OpenAsync()
    {
        _host = await HubHost.StartAsync();
        return _host.Get<IDeliveryHub>();
    }

    public async Task<IHubClient> ConnectAsync(string userId) => new Client(await _host!.ConnectAsync(userId));

    public Task CloseAsync() => _host!.DisposeAsync().AsTask();

    private sealed class Client(HubClient client) : IHubClient
    {
        public async Task<HubMessage> NextAsync(CancellationToken cancellationToken)
        {
            var (target, body) = await client.NextAsync(cancellationToken);
            return new HubMessage(Enum.GetValues<HubMessageKind>().Single(kind => LiveNames.Of(kind) == target), (long)body["sequence"]!, (long)body["unread"]!)
            {
                Items = [.. body["ids"]?.AsArray().Select(id => (Guid)id!) ?? []],
                Notification = body["item"] is { } item ? Of(item) : null,
                Silent = (bool?)body["item"]?["silent"] ?? false,
            };
        }

        public ValueTask DisposeAsync() => client.DisposeAsync();

        private static Notification Of(JsonNode item) => new()
        {
            Type = (string)item["type"]!,
            Title = (string)item["title"]!,
            Message = (string)item["message"]!,
            Severity = Enum.Parse<Severity>((string)item["severity"]!, ignoreCase: true),
        };
    }
}
