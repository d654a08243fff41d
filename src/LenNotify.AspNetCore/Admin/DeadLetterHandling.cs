using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Dead letters, for operators.</summary>
internal static class DeadLetterHandling
{
    private static readonly string[] Known = ["channel", "cause", "user_id", "from", "to", "limit", "cursor"];

    internal static async Task<IResult> ListAsync(Caller caller, IDeadLetterDesk desk)
    {
        var query = new AdminQuery(caller, Known);
        var filter = new DeadLetterFilter
        {
            Channel = query.Text("channel"),
            Cause = query.Text("cause"),
            UserId = query.Text("user_id"),
            From = query.Instant("from"),
            To = query.Instant("to"),
        };
        var (limit, cursor) = query.Page();
        var page = await desk.ListAsync(filter, limit, cursor, caller.Gone).ConfigureAwait(false);
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
