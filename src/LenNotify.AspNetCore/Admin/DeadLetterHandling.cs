using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Dead letters, for operators.</summary>
internal static class DeadLetterHandling
{
    private const string Filter = "filter.";
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
        var page = await AsWrittenAsync(() => desk.ListAsync(filter, AdminQuery.Limit(given.Limit), AdminQuery.Text("cursor", given.Cursor), caller.Gone)).ConfigureAwait(false);
        return caller.Json(new DeadLettersBody([.. page.Items.Select(DeadLetterBody.Of)], page.Next));
    }

    internal static async Task<IResult> FindAsync(Caller caller, string id, IDeadLetterDesk desk) =>
        caller.Json(DeadLetterBody.Of(await desk.FindAsync(InboxReading.IdOf(id), caller.Gone).ConfigureAwait(false) ?? throw Refusal.NotFound()));

    internal static async Task<IResult> RehearseAsync(Caller caller, IDeadLetterDesk desk)
    {
        var asked = await caller.ReadAsync<ReplayBody>().ConfigureAwait(false);
        return caller.Json(ReplayedBody.Of(await desk.RehearseAsync(asked.Filter.Demand(Filter), asked.Most, caller.Gone).ConfigureAwait(false)));
    }

    internal static async Task<IResult> ReplayAsync(Caller caller, IDeadLetterDesk desk)
    {
        var asked = await caller.ReadAsync<ReplayBody>().ConfigureAwait(false);
        return caller.Json(ReplayedBody.Of(await desk.ReplayAsync(asked.Filter.Demand(Filter), new ReplayPace(asked.Most, asked.PerMinute), caller.UserId, caller.Gone).ConfigureAwait(false)));
    }

    internal static async Task<IResult> DiscardAsync(Caller caller, IDeadLetterDesk desk)
    {
        var asked = await caller.ReadAsync<LetterFilterBody>().ConfigureAwait(false);
        var filter = asked.Demand();
        return caller.Json(new DiscardedBody(await AsWrittenAsync(() => desk.DiscardAsync(filter, caller.UserId, caller.Gone)).ConfigureAwait(false)));
    }

    // Where the filter is not a member of its own, its members stand by themselves.
    private static async Task<T> AsWrittenAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (InvalidInputException refused)
        {
            throw new InvalidInputException("question about dead letters", [.. refused.Problems.Select(problem => problem.Field.StartsWith(Filter, StringComparison.Ordinal)
                ? problem with { Field = problem.Field[Filter.Length..], Limit = problem.Limit.Replace(Filter, "", StringComparison.Ordinal) }
                : problem)]);
        }
    }
}
