namespace LenNotify.Storage;

/// <summary>
/// Role 9 of a store that can tell other nodes of an append in the round trip that commits it, which saves one of its own. A store
/// need not: whoever appends then says it with <see cref="IStoreSignals.SignalAsync"/>.
/// </summary>
public interface ICommitSignals : IStoreSignals
{
    /// <summary>
    /// From now on, says after the commit of each append what these topics say of it, and marks its answers as
    /// <see cref="AppendResult.Signalled"/>. Never within the commit, which must not wait for it; and an append that is
    /// committed does not fail because it could not be said.
    /// </summary>
    void SignalWithCommits(CommitTopics topics);
}
