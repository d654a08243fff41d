namespace LenNotify;

/// <summary>How SQLite keeps a file whole through a crash. Both lose nothing that was acknowledged, also when the power fails.</summary>
public enum SqliteJournal
{
    /// <summary>
    /// The old pages are kept aside until a write is done: safe with every version of SQLite, however many programs write the
    /// file. Whoever reads waits for a commit, and a commit for those who read.
    /// </summary>
    Rollback = 0,

    /// <summary>
    /// New pages go into a log beside the file, and nobody waits for a reader. SQLite before 3.51.3 can damage a file in this
    /// mode when two connections write it at the same time; the store writes with one at a time, but it does not know who else does.
    /// </summary>
    WriteAhead = 1,
}
