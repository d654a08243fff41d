namespace LenNotify.Storage;

/// <summary>Stores read many at once; these are for whoever needs one.</summary>
public static class SingleReads
{
    /// <summary>One document, or null.</summary>
    public static async Task<StoredDocument?> GetDocumentAsync(this IDocuments documents, DocumentKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return (await documents.GetDocumentsAsync([key], cancellationToken).ConfigureAwait(false))[0];
    }

    /// <summary>One person's book; empty for who has none.</summary>
    public static async Task<ContactBook> GetContactsAsync(this IContacts contacts, string userId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return (await contacts.GetContactsAsync([userId], cancellationToken).ConfigureAwait(false))[0];
    }

    /// <summary>Whose address it is: for an inbound STOP.</summary>
    public static async Task<IReadOnlyList<string>> FindOwnersAsync(
        this IContacts contacts, string channel, ReadOnlyMemory<byte> addressHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return (await contacts.FindAddressesAsync([new HashedAddress(channel, addressHash)], cancellationToken).ConfigureAwait(false))[0].Owners;
    }
}
