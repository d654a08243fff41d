using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Pushes to a person's group: one look-up, however many people are connected. It waits for nobody: a client that has stopped
/// reading is searched for and dropped, and what could not be sent meanwhile others find by its sequence.
/// </summary>
internal sealed partial class SignalRDeliveryHub(
    IHubContext<NotificationHub> hub, HubLifetimeManager<NotificationHub> lifetime, HubPeople people, HubWire wire, SearchSettings search) : IDeliveryHub, ILiveHub
{
    /// <summary>With a backplane of the host's every push reaches all nodes by itself.</summary>
    public bool ListensToFeed { get; } = lifetime.GetType() == typeof(DefaultHubLifetimeManager<NotificationHub>);

    /// <inheritdoc/>
    public Task PushAsync(string userId, HubMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        Pass(userId, message);
        return Task.CompletedTask;
    }

    internal void Pass(string userId, HubMessage message)
    {
        var person = people.Find(userId);
        if (person is null)
        {
            if (!ListensToFeed)
            {
                // Nobody here; perhaps on another node.
                Abandoned.Observe(SendAsync(HubPeople.GroupOf(userId), message));
            }

            return;
        }

        if (!person.HasRoom)
        {
            if (person.TrySearch())
            {
                _ = SearchAsync(person, message);
            }

            return;
        }

        var sending = SendAsync(person.Group, message);
        if (!sending.IsCompleted)
        {
            _ = person.FollowAsync(sending);
        }
    }

    private Task SendAsync(string group, HubMessage message) => lifetime.SendGroupAsync(group, LiveNames.Of(message.Kind), [wire.Of(message)], CancellationToken.None);

    // The count tells those who still read how far they are behind; whoever does not take even that has stopped reading.
    private async Task SearchAsync(HubPerson person, HubMessage message)
    {
        var count = wire.Of(new LiveBody(message.Sequence, message.Unread));
        await Task.WhenAll(person.Connections.Select(connection => TryAsync(connection, count))).ConfigureAwait(false);
        person.SearchEnded();
    }

    private async Task TryAsync(HubCallerContext connection, System.Text.Json.JsonElement count)
    {
        var sending = hub.Clients.Client(connection.ConnectionId).SendAsync(LiveNames.Of(HubMessageKind.Counted), count, CancellationToken.None);
        Abandoned.Observe(sending);
        try
        {
            await sending.WaitAsync(search.Patience, search.Time).ConfigureAwait(false);
        }
        catch (Exception)
        {
            NotReading(search.Log, connection.ConnectionId);
            connection.Abort();
        }
    }

    [LoggerMessage(4101, LogLevel.Information, "Connection {ConnectionId} has stopped reading, and is closed.")]
    private static partial void NotReading(ILogger logger, string connectionId);
}
