using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Operations, for operators.</summary>
internal static class OperationsHandling
{
    private static readonly string[] Fact = ["actor", "action", "target", "limit", "cursor"];
    private static readonly string[] Delivery = ["user_id", "channel", "state", "limit", "cursor"];
    private static readonly DeliveryStanding[] Standings = Enum.GetValues<DeliveryStanding>();

    internal static async Task<IResult> QueueAsync(Caller caller, Pulse pulse)
    {
        var beat = await pulse.TakeAsync(caller.Gone).ConfigureAwait(false);
        return caller.Json(new QueuesBody([.. beat.Channels.Select(channel => QueueBody.Of(channel, beat.At))]));
    }

    internal static async Task<IResult> AuditAsync(Caller caller, [AsParameters] AuditParameters given, IHistory history)
    {
        AdminQuery.RefuseUnknown(caller, Fact);
        var asked = new AuditQuery
        {
            Actor = AdminQuery.Text("actor", given.Actor),
            Action = AdminQuery.Text("action", given.Action),
            Target = AdminQuery.Text("target", given.Target),
            Limit = AdminQuery.Limit(given.Limit),
            Cursor = AdminQuery.Text("cursor", given.Cursor),
        };
        var page = await history.AuditAsync(asked, caller.Gone).ConfigureAwait(false);
        return caller.Json(new AuditBody([.. page.Items.Select(FactBody.Of)], page.Next));
    }

    internal static async Task<IResult> DeliveriesAsync(Caller caller, [AsParameters] DeliveryParameters given, IHistory history)
    {
        AdminQuery.RefuseUnknown(caller, Delivery);
        var asked = new DeliveryQuery
        {
            UserId = AdminQuery.Text("user_id", given.UserId),
            Channel = AdminQuery.Text("channel", given.Channel),
            State = Standing(AdminQuery.Text("state", given.State)),
            Limit = AdminQuery.Limit(given.Limit),
            Cursor = AdminQuery.Text("cursor", given.Cursor),
        };
        var page = await history.DeliveriesAsync(asked, caller.Gone).ConfigureAwait(false);
        return caller.Json(new DeliveriesBody([.. page.Items.Select(DeliveryBody.Of)], page.Next));
    }

    internal static Task<IResult> AnalyticsAsync(Caller caller, [AsParameters] SpanParameters given, IHistory history) => Analytics.OfAsync(caller, given, null, history);

    internal static async Task<IResult> FollowAsync(Caller caller, string userId, string id, IHistory history) =>
        caller.Json(WhyBody.Of(await history.WhyAsync(userId, InboxReading.IdOf(id), caller.Gone).ConfigureAwait(false) ?? throw Refusal.NotFound()));

    private static DeliveryStanding? Standing(string? asked)
    {
        var at = asked is null ? -1 : Array.FindIndex(Standings, standing => WireNames.Of(standing) == asked);
        return asked is null ? null
            : at >= 0 ? Standings[at]
            : throw Refusal.Invalid("state", $"'{Shown.Of(asked)}' is none.", string.Join(", ", Standings.Select(WireNames.Of)));
    }

    internal static Task ExportAsync(Caller caller, string userId, IUserData data) => MeHandling.WriteExportAsync(caller, userId, data);

    internal static async Task<IResult> EraseAsync(Caller caller, string userId, IUserData data)
    {
        var receipt = await data.EraseAsync(userId, caller.UserId, caller.Gone).ConfigureAwait(false);
        return caller.Json(new ReceiptBody(receipt.UserHash, receipt.At, receipt.Removed));
    }
}
