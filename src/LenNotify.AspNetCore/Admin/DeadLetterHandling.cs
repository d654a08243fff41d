using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Dead letters, for operators.</summary>
internal static class DeadLetterHandling
{
    private static readonly string[] Known = ["channel", "cause", "user_id", "from", "to", "limit", "cursor"];

    internal static async Task<IResult> ListAsync(Caller caller, [AsParameters] DeadLetterParameters given, IDeadLetterDesk desk)
    {
        AdminQuery.RefuseUnknown(caller, Known);
        var filter = new DeadLetterFilter
        {
            Channel = AdminQuery.Text("channel", given.Channel),
            Cause = AdminQuery.Text("cause", given.Cause),
            UserId = AdminQuery.Text("user_id", given.UserId),
            From = AdminQuery.Instant(caller, "from", given.From),
            To = AdminQuery.Instant(caller, "to", given.To),
        };
        var page = await desk.ListAsync(filter, AdminQuery.Limit(given.Limit), AdminQuery.Text("cursor", given.Cursor), caller.Gone).ConfigureAwait(false);
        return caller.Json(new DeadLettersBody([.. page.Items.Select(DeadLetterBody.Of)], page.Next));
    }

    internal static async Task<IResult> FindAsync(Caller caller, string id, IDeadLetterDesk desk) =>
        caller.Json(DeadLetterBody.Of(await desk.FindAsync(InboxReading.IdOf(id), caller.Gone).ConfigureAwait(false) ?? throw Refusal.NotFound()));

    internal static async Task<IResult> RehearseAsync(Caller caller, IDeadLetterDesk desk)
    {
        var asked = await caller.ReadAsync<ReplayBody>().ConfigureAwait(false);
        return caller.Json(ReplayedBody.Of(await desk.RehearseAsync(asked.Filter.Demand(), asked.Most, caller.Gone).ConfigureAwait(false)));
    }

    internal static async Task<IResult> ReplayAsync(Caller caller, IDeadLetterDesk desk)
    {
        var asked = await caller.ReadAsync<ReplayBody>().ConfigureAwait(false);
        return caller.Json(ReplayedBody.Of(await desk.ReplayAsync(asked.Filter.Demand(), new ReplayPace(asked.Most, asked.PerMinute), caller.UserId, caller.Gone).ConfigureAwait(false)));
    }

    internal static async Task<IResult> DiscardAsync(Caller caller, IDeadLetterDesk desk)
    {
        var asked = await caller.ReadAsync<LetterFilterBody>().ConfigureAwait(false);
        return caller.Json(new DiscardedBody(await desk.DiscardAsync(asked.Demand(), caller.UserId, caller.Gone).ConfigureAwait(false)));
    }
}
