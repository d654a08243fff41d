namespace LenNotify.Storage;

/// <summary>A delivery whose time has come.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Channel">The channel.</param>
/// <param name="TargetId">The contact.</param>
/// <param name="Priority">As appended.</param>
/// <param name="Attempts">Attempts so far; 0 for the first, which takes the caps.</param>
/// <param name="Members">The items it carries, oldest first.</param>
public sealed record DueDelivery(Guid Id, string Channel, Guid TargetId, Priority Priority, int Attempts, IReadOnlyList<InboxItem> Members);
