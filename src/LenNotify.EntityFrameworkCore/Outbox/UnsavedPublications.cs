using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Row = System.Collections.Generic.Dictionary<string, object>;

namespace LenNotify;

/// <summary>What was published on one context and is not saved yet. It may be saved again and again until that is accepted.</summary>
internal sealed class UnsavedPublications
{
    private readonly List<(EntityEntry<Row> Entry, DateTimeOffset DueAt)> _tracked = [];
    private readonly List<DateTimeOffset> _saving = [];

    /// <summary>One more.</summary>
    public void Add(EntityEntry<Row> entry, DateTimeOffset dueAt) => _tracked.Add((entry, dueAt));

    /// <summary>The context begins to save.</summary>
    public void Begin()
    {
        _saving.Clear();
        _tracked.RemoveAll(one => one.Entry.State != EntityState.Added);
        _saving.AddRange(_tracked.Select(one => one.DueAt));
    }

    /// <summary>It saved; answers with when what it saved is due. What it need not save again it no longer tracks.</summary>
    public DateTimeOffset[] End()
    {
        foreach (var (entry, _) in _tracked.Where(one => one.Entry.State == EntityState.Unchanged))
        {
            entry.State = EntityState.Detached;
        }

        _tracked.RemoveAll(one => one.Entry.State != EntityState.Added);
        DateTimeOffset[] saved = [.. _saving];
        _saving.Clear();
        return saved;
    }
}
