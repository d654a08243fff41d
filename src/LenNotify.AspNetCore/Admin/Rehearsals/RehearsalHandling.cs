using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Rehearsals, for operators.</summary>
internal static class RehearsalHandling
{
    private const int MostDays = 365;

    internal static async Task<IResult> EventAsync(Caller caller, IRehearsal rehearsal)
    {
        var happened = await caller.ReadAsync<SourceEvent>().ConfigureAwait(false);
        var notices = await rehearsal.RehearseAsync(happened, caller.Gone).ConfigureAwait(false);
        return caller.Json(new RehearsedNoticesBody([.. notices.Select(RehearsedNoticeBody.Of)]));
    }

    internal static async Task<IResult> RulesAsync(Caller caller, IRehearsal rehearsal, StoreClock clock)
    {
        var given = await caller.ReadAsync<RehearseRulesBody>().ConfigureAwait(false);
        if (given.Days is < 1 or > MostDays)
        {
            throw Refusal.Invalid("days", FormattableString.Invariant($"is {given.Days}."), FormattableString.Invariant($"1 to {MostDays}"));
        }

        var now = clock.Now;
        return caller.Json(await rehearsal.CompareAsync(given.Text, given.File, now - TimeSpan.FromDays(given.Days), now, caller.Gone).ConfigureAwait(false));
    }
}
