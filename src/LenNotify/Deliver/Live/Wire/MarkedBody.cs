using LenNotify.Storage;

namespace LenNotify;

/// <summary>How the inbox is after a mark.</summary>
/// <param name="Unread">Unread.</param>
/// <param name="Sequence">The last sequence.</param>
/// <param name="Version">Moves with every mark; a client that knows another should read again what it shows.</param>
internal sealed record MarkedBody(long Unread, long Sequence, long Version)
{
    internal static MarkedBody Of(UserState state) => new(state.Unread, state.Sequence, state.Version);
}
