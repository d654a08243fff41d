namespace LenNotify.Storage;

/// <summary>What a document is found by.</summary>
/// <param name="Kind">Such as <c>preferences</c>, <c>rules</c>, <c>circuit</c>.</param>
/// <param name="Owner">The person for personal kinds; empty for the system's.</param>
/// <param name="Name">Its name within kind and owner; empty where there is one only.</param>
public readonly record struct DocumentKey(string Kind, string Owner, string Name)
{
    private const string ContactsKind = "contacts";

    /// <summary>
    /// The key by which <see cref="IDocuments.VersionsAsync"/> answers for a person's contacts, and whose kind
    /// <see cref="IDocuments.ListDocumentsAsync"/> lists. No document has this kind: the book itself is <see cref="IContacts"/>'s.
    /// </summary>
    public static DocumentKey ContactsOf(string userId) => new(ContactsKind, userId, "");

    /// <summary>Whether it stands for a person's contacts.</summary>
    public bool IsContacts => Kind == ContactsKind;
}
