namespace LenNotify.Storage;

/// <summary>What was decided and stored for one person.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Sequence">The item's sequence in the person's inbox; 0 when it is not listed.</param>
/// <param name="Unread">The unread count after it.</param>
/// <param name="Routed">What the function returned. For a repeat only its item, as it was stored, is sure to be there.</param>
public sealed record AppendedUser(string UserId, long Sequence, long Unread, RoutedUser Routed);
