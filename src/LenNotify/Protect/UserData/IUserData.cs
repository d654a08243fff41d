using LenNotify.Storage;

namespace LenNotify;

/// <summary>A person's rights over what is held about them. Call it behind the host's own authorization.</summary>
public interface IUserData
{
    /// <summary>
    /// Everything held about a person, one JSON document after the other, streamed: inbox, deliveries, history, settings,
    /// record, and the addresses in clear as kind <c>address</c>. What the host holds itself is not in it.
    /// </summary>
    IAsyncEnumerable<StoredDocument> ExportAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes everything about a person in one write: also what waits to be sent, and facts of the record by or about the
    /// person. Stop publishing to the person first: whoever is told again begins anew. What was handed to a provider is
    /// gone out; what this process was about to push to connected clients is not pushed any more. Erasing twice is no error.
    /// </summary>
    /// <param name="userId">Who.</param>
    /// <param name="actor">Who does it, for the record; the person as well may.</param>
    /// <param name="cancellationToken">Ends the waiting; the write is whole or did not happen.</param>
    /// <returns>
    /// The receipt. It names the person by a keyed hash, as the record does. The only other hashes that stay are those of
    /// suppressed addresses, so that an opt-out outlives the person's data.
    /// </returns>
    Task<ErasureReceipt> EraseAsync(string userId, string actor, CancellationToken cancellationToken = default);
}
