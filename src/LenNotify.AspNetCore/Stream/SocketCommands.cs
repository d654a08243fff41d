using System.Text.Json;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Does what a client says over its socket; always for the client's own person.</summary>
internal sealed class SocketCommands(Caller caller, LiveDesk desk)
{
    private const int LongestId = 100;
    private const int DefaultLimit = 20;
    private const string Names = "mark_read, dismiss, mark_all_read, group, mark_group_read, dismiss_group, unread_count, recent, resume";

    internal async Task<SocketBody> RunAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        string? id = null;
        try
        {
            var command = JsonSerializer.Deserialize(text.Span, caller.Settings.Wire.Of<CommandBody>()) ?? throw Refusal.Invalid("command", "is null.", Names);
            id = command.Id is { Length: > LongestId } ? throw Refusal.Invalid("id", "is too long.", "100 characters") : command.Id;
            return new SocketBody("answer", id, await AnswerAsync(command, cancellationToken).ConfigureAwait(false));
        }
        catch (JsonException error)
        {
            return Error(id, Refusal.Of(error));
        }
        catch (Exception error) when (Refusal.TryOf(error) is not null)
        {
            return Error(id, Refusal.TryOf(error)!);
        }
    }

    private static SocketBody Error(string? id, Refusal refusal) => new("error", id, null, refusal.Code, refusal.Message);

    private async Task<JsonElement> AnswerAsync(CommandBody command, CancellationToken cancellationToken)
    {
        var (wire, userId) = (caller.Settings.Wire, caller.UserId);
        return command.Command switch
        {
            "mark_read" => await MarkAsync(command, ItemMark.Read, cancellationToken).ConfigureAwait(false),
            "dismiss" => await MarkAsync(command, ItemMark.Dismissed, cancellationToken).ConfigureAwait(false),
            "group" => wire.Element(await desk.GroupAsync(userId, command.ItemId ?? "", cancellationToken).ConfigureAwait(false) ?? throw Refusal.NotFound()),
            "mark_group_read" => await MarkGroupAsync(command, ItemMark.Read, cancellationToken).ConfigureAwait(false),
            "dismiss_group" => await MarkGroupAsync(command, ItemMark.Dismissed, cancellationToken).ConfigureAwait(false),
            "mark_all_read" => wire.Element(await desk.MarkAllReadAsync(userId, command.UpTo ?? -1, cancellationToken).ConfigureAwait(false)),
            "unread_count" => wire.Element(await desk.StateAsync(userId, cancellationToken).ConfigureAwait(false)),
            "recent" => wire.Element(await desk.RecentAsync(userId, command.Limit ?? DefaultLimit, cancellationToken).ConfigureAwait(false)),
            "resume" => wire.Element(await desk.ResumeAsync(userId, command.After ?? -1, cancellationToken).ConfigureAwait(false)),
            _ => throw Refusal.Invalid("command", $"'{Shown.Of(command.Command)}' is none.", Names),
        };
    }

    private async Task<JsonElement> MarkGroupAsync(CommandBody command, ItemMark mark, CancellationToken cancellationToken) => caller.Settings.Wire.Element(
        await desk.MarkGroupAsync(caller.UserId, command.ItemId ?? "", mark, cancellationToken).ConfigureAwait(false) ?? throw Refusal.NotFound());

    private async Task<JsonElement> MarkAsync(CommandBody command, ItemMark mark, CancellationToken cancellationToken) => caller.Settings.Wire.Element(
        await desk.MarkAsync(caller.UserId, command.ItemId ?? "", mark, cancellationToken).ConfigureAwait(false) ?? throw Refusal.NotFound());
}
