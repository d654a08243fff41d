namespace LenNotify;

/// <summary>A person in the cache.</summary>
/// <param name="Recipient">What is known.</param>
/// <param name="Preferences">The version of the document that it was made from; 0 for none.</param>
/// <param name="Contacts">The version of the contact book that it was made from.</param>
/// <param name="CheckedAt">When that was last known to be the latest.</param>
internal sealed record RecipientEntry(Recipient Recipient, long Preferences, long Contacts, DateTimeOffset CheckedAt);
