using LenNotify.Storage;

namespace LenNotify;

/// <summary>What the store has of a person.</summary>
/// <param name="Document">Preferences; null where there are none.</param>
/// <param name="Book">Contacts.</param>
/// <param name="Error">Why neither is known; null when both are.</param>
internal readonly record struct StoredPerson(StoredDocument? Document, ContactBook Book, Exception? Error);
