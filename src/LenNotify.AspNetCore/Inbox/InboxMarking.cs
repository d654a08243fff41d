using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>What a person does with items.</summary>
internal static class InboxMarking
{
    private const int LongestChannel = 32;

    internal static Task<IResult> ReadAsync(Caller caller, string id, InboxDesk desk) => MarkAsync(caller, id, ItemMark.Read, desk);

    internal static Task<IResult> DismissAsync(Caller caller, string id, InboxDesk desk) => MarkAsync(caller, id, ItemMark.Dismissed, desk);

    internal static Task<IResult> ReadGroupAsync(Caller caller, string id, InboxDesk desk) => MarkGroupAsync(caller, id, ItemMark.Read, desk);

    internal static Task<IResult> DismissGroupAsync(Caller caller, string id, InboxDesk desk) => MarkGroupAsync(caller, id, ItemMark.Dismissed, desk);

    internal static async Task<IResult> PatchReadAsync(Caller caller, string id, InboxDesk desk)
    {
        var asked = await caller.ReadOrAsync(new ReadPatchBody()).ConfigureAwait(false);
        return asked.Read
            ? await MarkAsync(caller, id, ItemMark.Read, desk).ConfigureAwait(false)
            : throw Refusal.Invalid("read", "is false: what was read cannot become unread.", "true");
    }

    internal static async Task<IResult> ReadAllAsync(Caller caller, InboxDesk desk)
    {
        var asked = await caller.ReadAsync<ReadAllBody>().ConfigureAwait(false);
        return asked.UpTo >= 0
            ? caller.Json(MarkedBody.Of(await desk.MarkAllReadAsync(caller.UserId, asked.UpTo, caller.Gone).ConfigureAwait(false)))
            : throw Refusal.Invalid("up_to", "is below zero.", "the sequence of the newest item that was shown");
    }

    internal static async Task<IResult> OpenAsync(Caller caller, string id, InboxDesk desk)
    {
        var asked = await caller.ReadOrAsync(new OpenedBody()).ConfigureAwait(false);
        var channel = Channel(asked.Channel);
        _ = await desk.RecordAsync(caller.UserId, InboxReading.IdOf(id), item => new Engagement(item.Id, EngagementKind.Opened, channel), caller.Gone).ConfigureAwait(false)
            ?? throw Refusal.NotFound();
        return Caller.Nothing();
    }

    internal static async Task<IResult> FollowAsync(Caller caller, string id, InboxDesk desk)
    {
        var asked = await caller.ReadOrAsync(new ActionBody()).ConfigureAwait(false);
        var channel = Channel(asked.Channel);
        string? url = null;
        _ = await desk.RecordAsync(
            caller.UserId,
            InboxReading.IdOf(id),
            item =>
            {
                url = UrlOf(item.Notification, asked.Key);
                return new Engagement(item.Id, EngagementKind.Clicked, channel, asked.Key);
            },
            caller.Gone).ConfigureAwait(false) ?? throw Refusal.NotFound();
        return caller.Json(new FollowedBody(url));
    }

    private static async Task<IResult> MarkAsync(Caller caller, string id, ItemMark mark, InboxDesk desk) =>
        caller.Json(MarkedBody.Of(await desk.MarkAsync(caller.UserId, InboxReading.IdOf(id), mark, caller.Gone).ConfigureAwait(false) ?? throw Refusal.NotFound()));

    private static async Task<IResult> MarkGroupAsync(Caller caller, string id, ItemMark mark, InboxDesk desk) =>
        caller.Json(MarkedBody.Of(await desk.MarkGroupAsync(caller.UserId, InboxReading.IdOf(id), mark, caller.Gone).ConfigureAwait(false) ?? throw Refusal.NotFound()));

    private static string? UrlOf(Notification notification, string? key) => key is null
        ? notification.ActionUrl
        : notification.Actions.FirstOrDefault(action => action.Key == key)?.Url
            ?? throw Refusal.Invalid("key", $"'{Shown.Of(key)}' is no button of this item.", "the key of one of its actions, or none");

    private static string Channel(string given) =>
        given.Length is > 0 and <= LongestChannel && given.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_')
            ? WireNames.Channel(given)
            : throw Refusal.Invalid("channel", "is not a channel name.", "1-32 lower-case letters, digits, - and _");
}
