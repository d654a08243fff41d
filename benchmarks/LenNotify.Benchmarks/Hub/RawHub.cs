using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;

namespace LenNotify.Benchmarks.Hub;

/// <summary>The floor: SignalR as a team uses it, with a group for each person.</summary>
internal sealed class RawHub : Microsoft.AspNetCore.SignalR.Hub
{
    internal const string Message = "notification";

    internal static string GroupOf(string userId) => $"user:{userId}";

    public override async Task OnConnectedAsync()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(Context.User!.FindFirstValue(ClaimTypes.NameIdentifier)!));
        await Clients.Caller.SendAsync("connected", new { unread = 0 });
    }
}
