using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Looking into the inbox.</summary>
internal static class InboxReading
{
    internal static async Task<IResult> ListAsync(Caller caller, [AsParameters] ListParameters given, IInbox inbox, StoreClock clock)
    {
        var (query, key) = new ListReader(caller).Read(given);
        var page = await inbox.ListAsync(caller.UserId, query, clock.Now, caller.Gone).ConfigureAwait(false);
        var next = page.Next is null ? null : caller.Settings.Cursors.Make(caller.UserId, key, page.Next);
        return caller.Json(new PageBody(
            [.. page.Items.Select(ItemBody.Of)],
            new PaginationBody(page.Items.Count, page.Total ?? page.Items.Count, query.Limit, next is not null, next)));
    }

    internal static async Task<IResult> CountAsync(Caller caller, IInbox inbox, StoreClock clock)
    {
        var states = await inbox.StatesAsync([caller.UserId], caller.Gone).ConfigureAwait(false);
        var page = await inbox.ListAsync(caller.UserId, new InboxQuery { Limit = 1, CountUpTo = ListReader.CountUpTo }, clock.Now, caller.Gone).ConfigureAwait(false);
        return caller.Json(new CountBody(states[0].Unread, page.Total ?? 0, states[0].Sequence));
    }

    internal static async Task<IResult> GroupAsync(Caller caller, string id, InboxDesk desk) =>
        caller.Json(GroupItemsBody.Of(await desk.GroupAsync(caller.UserId, IdOf(id), caller.Gone).ConfigureAwait(false) ?? throw Refusal.NotFound()));

    internal static async Task<IResult> WhyAsync(Caller caller, string id, IHistory history) =>
        caller.Json(WhyBody.Of(await history.WhyAsync(caller.UserId, IdOf(id), caller.Gone).ConfigureAwait(false) ?? throw Refusal.NotFound()));

    /// <summary>An id; what is none is there as little as another person's.</summary>
    internal static Guid IdOf(string id) => Guid.TryParse(id, out var parsed) ? parsed : throw Refusal.NotFound();
}
