namespace LenNotify.Storage;

/// <summary>
/// Decides for one person inside an append. It must be pure: it is called under the store's locks, and again on conflict.
/// </summary>
public delegate RoutedUser Router(Publication publication, UserState state);
