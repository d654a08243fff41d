namespace LenNotify;

/// <summary>How the store treats its file.</summary>
public sealed class SqliteStoreOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>How the file survives a crash in the middle of a write. The host's start puts it into the file, whoever made that.</summary>
    public SqliteJournal Journal { get; set; } = SqliteJournal.Rollback;

    /// <summary>
    /// How long a write waits for somebody else's on the same file, the host's own transactions above all, before it fails with
    /// 'database is locked'. More than nothing, at most ten minutes.
    /// </summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(10);

    internal void Check()
    {
        var problems = new List<Problem>();
        if (!Enum.IsDefined(Journal))
        {
            problems.Add(new Problem(nameof(Journal), $"{(int)Journal} is no journal.", string.Join(", ", Enum.GetNames<SqliteJournal>())));
        }

        if (LockTimeout <= TimeSpan.Zero || LockTimeout > Longest)
        {
            problems.Add(new Problem(nameof(LockTimeout), $"{LockTimeout} is no time to wait.", $"more than {TimeSpan.Zero} to {Longest}"));
        }

        if (problems.Count > 0)
        {
            throw new InvalidInputException("options of the SQLite store", problems);
        }
    }
}
