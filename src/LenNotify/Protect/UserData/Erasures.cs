using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// Counts erasures, for other nodes: the versions of someone who comes back after one begin at 1 again, so a node that knew
/// the person before cannot tell by them that what it remembers was erased. When the count moved it forgets everybody.
/// </summary>
internal sealed class Erasures(IDocuments documents)
{
    /// <summary>The document whose version is the count.</summary>
    internal static DocumentKey Key { get; } = new("erasures", "", "count");

    /// <summary>Counts one more, after it was done.</summary>
    internal async Task CountAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fact = new AuditFact("lennotify", "erasure_counted", Key.Kind, "stored");
        long? counted = null;
        while (counted is null)
        {
            var last = await documents.GetDocumentAsync(Key, cancellationToken).ConfigureAwait(false);
            counted = await documents.PutDocumentAsync(new StoredDocument(Key, last?.Version ?? 0, "{}"), fact, now, cancellationToken).ConfigureAwait(false);
        }
    }
}
