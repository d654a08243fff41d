using LenNotify.Storage;

namespace LenNotify;

/// <summary>A person's contacts, the store's and the host's.</summary>
/// <param name="Book">All that are known.</param>
/// <param name="Error">Why the host's are not; null when they are.</param>
internal readonly record struct WholeBook(ContactBook Book, Exception? Error);
