namespace LenNotify;

/// <summary>A person, read anew.</summary>
/// <param name="Recipient">What is known.</param>
/// <param name="Preferences">The version of the document; 0 for none.</param>
/// <param name="Contacts">The version of the contact book.</param>
/// <param name="Error">Why not all is known; null when it is.</param>
internal readonly record struct LoadedPerson(Recipient Recipient, long Preferences, long Contacts, Exception? Error);
