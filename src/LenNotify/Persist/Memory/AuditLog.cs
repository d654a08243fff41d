using LenNotify.Storage;

namespace LenNotify;

/// <summary>The record of who did what. A write takes room for its fact first, so that it never happens without it.</summary>
internal sealed class AuditLog(Quota room)
{
    private readonly Lock _gate = new();
    private readonly List<AuditEntry> _entries = [];

    /// <summary>All facts, oldest first.</summary>
    public IReadOnlyList<AuditEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>Keeps a fact, or throws; called before the write it describes, when nothing else can refuse that.</summary>
    public void Add(AuditFact fact, DateTimeOffset at)
    {
        room.Take(1);
        lock (_gate)
        {
            _entries.Add(new AuditEntry(fact, at));
        }
    }
}
