namespace LenNotify.Storage;

/// <summary>The answer to one append.</summary>
/// <param name="Acceptance">
/// What became of the publication; for a repeat, <see cref="Users"/> is the stored first answer. For a chunk of a claimed
/// one: <see cref="Acceptance.New"/> when it was written, <see cref="Acceptance.Same"/> when it was fenced off.
/// </param>
/// <param name="PublicationId">The stored publication.</param>
/// <param name="Users">What was decided, by user in the order of the request.</param>
/// <param name="Fenced">The lease had passed to another owner; nothing was written.</param>
public sealed record AppendResult(Acceptance Acceptance, Guid PublicationId, IReadOnlyList<AppendedUser> Users, bool Fenced = false)
{
    /// <summary>Whether other nodes were told with the commit (<see cref="ICommitSignals"/>); if not, whoever appended tells them.</summary>
    public bool Signalled { get; init; }
}
