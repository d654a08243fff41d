using MongoDB.Bson;

namespace LenNotify;

/// <summary>One root's commit: the root as it was read and as it shall be, and what follows from it.</summary>
/// <param name="Old">The root as it was read; null when there was none.</param>
/// <param name="Next">The root as it shall be.</param>
/// <param name="Writes">What follows.</param>
/// <param name="First">The number of a root's first commit: beyond those of an earlier root with this id.</param>
internal sealed record JournalCommit(BsonDocument? Old, BsonDocument Next, IReadOnlyList<JournalWrite> Writes, long First)
{
    /// <summary>The most that one commit may carry: a document of the database holds 16 MB.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>In a root that is to go once what it has pending is done.</summary>
    public const string Gone = "gone";

    /// <summary>What a root carries that is not written where it belongs yet.</summary>
    public const string Pending = "pending";

    /// <summary>In a root that carries something: it is looked for by this.</summary>
    public const string Dirty = "dirty";

    /// <summary>The commit's number.</summary>
    public long Number => Next.Number("commit");

    /// <summary>Whether the root goes with it.</summary>
    public bool IsLast => Next.Flag(Gone);

    /// <summary>The root as it was read, if it is still that.</summary>
    public BsonDocument Unchanged => new() { ["_id"] = Old!["_id"], ["commit"] = Old["commit"] };

    /// <summary>Numbers the commit, and lets the root carry what follows.</summary>
    public JournalCommit Carrying()
    {
        Next["commit"] = Old is null ? First : Old.Number("commit") + 1;
        Free(Next);
        if (Writes.Count > 0)
        {
            Next[Dirty] = true;
            Next[Pending] = new BsonArray(Writes.Select(write => write.ToBson()));
        }

        return Next.ToBson().Length <= MostBytes ? this : throw new InvalidInputException(
            "write to the store", [new Problem("size", "What is to be written for one person at once is too large.", $"{MostBytes} bytes")]);
    }

    /// <summary>A root that carries nothing.</summary>
    public static BsonDocument Free(BsonDocument root)
    {
        root.Remove(Pending);
        root.Remove(Dirty);
        return root;
    }
}
