using LenNotify.Storage;

namespace LenNotify;

/// <summary>An item that is to be written.</summary>
/// <param name="Appended">What the caller is told.</param>
/// <param name="PublicationId">Where it came from.</param>
/// <param name="Place">Its place in the answer that a repeat gets; null where a worker routed it.</param>
/// <param name="Counted">Whether the unread counter holds it.</param>
/// <param name="Json">Its notification.</param>
/// <param name="Words">What a search finds it by.</param>
internal sealed record ItemDraft(AppendedUser Appended, Guid PublicationId, int? Place, bool Counted, string Json, IReadOnlyList<string> Words)
{
    /// <summary>What was routed.</summary>
    public InboxItem Item => Appended.Routed.Item;
}
