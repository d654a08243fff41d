using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What failed for good, for those who run the system. Whoever may call it sees everybody's letters: it belongs behind the
/// host's own authorization. What it changes is on the record with the actor's name.
/// </summary>
public interface IDeadLetterDesk
{
    /// <summary>A page of letters, newest first.</summary>
    /// <param name="filter">Which; by id, channel, person, time, or by how the cause begins.</param>
    /// <param name="limit">1-500.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<Page<DeadLetter>> ListAsync(DeadLetterFilter filter, int limit = 50, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>One letter, or null.</summary>
    Task<DeadLetter?> FindAsync(Guid deliveryId, CancellationToken cancellationToken = default);

    /// <summary>What <see cref="ReplayAsync"/> would do now, as if all were due at once; it is judged by the same code, and nothing is changed.</summary>
    Task<ReplayReport> RehearseAsync(DeadLetterFilter filter, int most = 10_000, CancellationToken cancellationToken = default);

    /// <summary>
    /// Judges letters again by what holds now. Those that may still go are put back under their old idempotency keys, the
    /// longest dead first, at the pace given; when due they are judged once more. The others are refiled: they stay, and
    /// their cause begins with the reason, by which they can be found and discarded.
    /// </summary>
    /// <param name="filter">Which. Of more than the pace allows in one call, those that died last.</param>
    /// <param name="pace">At most 10,000 in one call; 1-100,000 a minute.</param>
    /// <param name="actor">Who does it, for the record.</param>
    /// <param name="cancellationToken">Ends it: until then letters may have been refiled, and none was put back.</param>
    Task<ReplayReport> ReplayAsync(DeadLetterFilter filter, ReplayPace pace, string actor, CancellationToken cancellationToken = default);

    /// <summary>Gives letters up for good, and answers how many. An empty filter gives up all.</summary>
    Task<long> DiscardAsync(DeadLetterFilter filter, string actor, CancellationToken cancellationToken = default);
}
