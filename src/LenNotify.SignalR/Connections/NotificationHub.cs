using System.Text.Json;
using LenNotify.Storage;
using Microsoft.AspNetCore.SignalR;

namespace LenNotify;

/// <summary>One connection: what its person may call. Nobody can name another person.</summary>
internal sealed class NotificationHub(LiveDesk desk, HubPeople people, HubWire wire, LiveFeed feed, SignalRDeliveryHub hub) : Hub
{
    private string UserId => HubUser.Of(Context.User, wire.Options) ?? throw new HubException(HubCodes.NotFound);

    public override async Task OnConnectedAsync()
    {
        var userId = UserId;
        if (people.Add(userId, Context) is not { } person)
        {
            // Others of the person's, and other people, notice nothing.
            Context.Abort();
            return;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, HubPeople.GroupOf(userId)).ConfigureAwait(false);
        if (hub.ListensToFeed)
        {
            await person.SitAsync(() => feed.JoinAsync(userId, new HubListener(hub, userId), CancellationToken.None)).ConfigureAwait(false);
        }

        // Read after the group was joined: what comes from then on is pushed, and what was before is counted here.
        var state = await desk.StateAsync(userId, Context.ConnectionAborted).ConfigureAwait(false);
        await Clients.Caller.SendAsync(LiveNames.Connected, wire.Of(state), Context.ConnectionAborted).ConfigureAwait(false);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        people.Remove(UserId, Context);
        return Task.CompletedTask;
    }

    [HubMethodName("mark_read")]
    public Task<JsonElement> MarkReadAsync(string id) => MarkAsync(id, ItemMark.Read);

    [HubMethodName("dismiss")]
    public Task<JsonElement> DismissAsync(string id) => MarkAsync(id, ItemMark.Dismissed);

    [HubMethodName("group")]
    public async Task<JsonElement> GroupAsync(string id) => wire.Of(
        await desk.GroupAsync(UserId, id, Context.ConnectionAborted).ConfigureAwait(false) ?? throw new HubException(HubCodes.NotFound));

    [HubMethodName("mark_group_read")]
    public Task<JsonElement> MarkGroupReadAsync(string id) => MarkGroupAsync(id, ItemMark.Read);

    [HubMethodName("dismiss_group")]
    public Task<JsonElement> DismissGroupAsync(string id) => MarkGroupAsync(id, ItemMark.Dismissed);

    [HubMethodName("mark_all_read")]
    public async Task<JsonElement> MarkAllReadAsync(long upTo) => wire.Of(await desk.MarkAllReadAsync(UserId, upTo, Context.ConnectionAborted).ConfigureAwait(false));

    [HubMethodName("unread_count")]
    public async Task<JsonElement> UnreadCountAsync() => wire.Of(await desk.StateAsync(UserId, Context.ConnectionAborted).ConfigureAwait(false));

    [HubMethodName("recent")]
    public async Task<JsonElement> RecentAsync(int limit) => wire.Of(await desk.RecentAsync(UserId, limit, Context.ConnectionAborted).ConfigureAwait(false));

    [HubMethodName("resume")]
    public async Task<JsonElement> ResumeAsync(long after) => wire.Of(await desk.ResumeAsync(UserId, after, Context.ConnectionAborted).ConfigureAwait(false));

    private async Task<JsonElement> MarkGroupAsync(string id, ItemMark mark) => wire.Of(
        await desk.MarkGroupAsync(UserId, id, mark, Context.ConnectionAborted).ConfigureAwait(false) ?? throw new HubException(HubCodes.NotFound));

    private async Task<JsonElement> MarkAsync(string id, ItemMark mark) => wire.Of(
        await desk.MarkAsync(UserId, id, mark, Context.ConnectionAborted).ConfigureAwait(false) ?? throw new HubException(HubCodes.NotFound));
}
