using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// A delivery row. What it carries and how often it was tried belongs to its person's lock; where it stands belongs to
/// its channel queue's.
/// </summary>
internal sealed class MemoryDelivery(Person person, NewDelivery appended)
{
    /// <summary>Whom it is for.</summary>
    public Person Person { get; } = person;

    /// <summary>As it was appended.</summary>
    public NewDelivery Appended { get; } = appended;

    /// <summary>Its place in a queue.</summary>
    public QueuePlace Place { get; } = new() { DueAt = appended.DueAt };

    /// <summary>The items it carries, oldest first; frozen once claimed.</summary>
    public IReadOnlyList<StoredItem> Members { get; set; } = [];

    /// <summary>A bundle has its highest.</summary>
    public Priority Priority { get; set; } = appended.Priority;

    /// <summary>Attempts that count.</summary>
    public int Attempts { get; set; }

    /// <summary>When the attempt under way, or the last one, began; null once it completed.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When the first attempt that counts began.</summary>
    public DateTimeOffset? FirstAttemptAt { get; set; }

    /// <summary>Whether a start took the caps and they were not given back.</summary>
    public bool CapsTaken { get; set; }

    /// <summary>Whether the start under way is the one that took them.</summary>
    public bool TakesCaps { get; private set; }

    /// <summary>Whether it ended, well or not.</summary>
    public bool Ended { get; set; }

    /// <summary>Why and when it was given up; null for what was not.</summary>
    public (string Cause, DateTimeOffset At)? Death { get; set; }

    /// <summary>By what joiners find it; null stands alone.</summary>
    public BundleKey? Bundle =>
        Appended.JoinKey is null ? null : new BundleKey(Appended.Channel, Appended.TargetId, Appended.JoinKey);

    /// <summary>No joiner comes in any more.</summary>
    public void Close()
    {
        if (Bundle is { } key && Person.OpenBundles.GetValueOrDefault(key) == this)
        {
            Person.OpenBundles.Remove(key);
        }
    }

    /// <summary>Counts an attempt that starts; one before it that never completed is logged as such.</summary>
    public void Begin(DateTimeOffset now)
    {
        Log(null, null, null);
        (Attempts, StartedAt, TakesCaps, CapsTaken) = (Attempts + 1, now, !CapsTaken, true);
        FirstAttemptAt ??= now;
    }

    /// <summary>Logs how the attempt under way ended, if one is.</summary>
    public void Log(CompletionState? state, DateTimeOffset? endedAt, string? cause)
    {
        if (StartedAt is not { } startedAt)
        {
            return;
        }

        StartedAt = null;
        foreach (var member in Members)
        {
            member.Log(new AttemptEntry(Appended.Id, Appended.Channel, Attempts, startedAt, endedAt, state, cause));
        }
    }

    /// <summary>It never was an attempt.</summary>
    public void Unstart()
    {
        FirstAttemptAt = FirstAttemptAt == StartedAt ? null : FirstAttemptAt;
        CapsTaken = CapsTaken && !TakesCaps;
        StartedAt = null;
        Attempts--;
    }

    /// <summary>Given up before, it is tried again under its old key; attempts, age and caps begin anew.</summary>
    public void Revive() => (Ended, Death, Attempts, FirstAttemptAt, CapsTaken) = (false, null, 0, null, false);

    /// <summary>What a judge sees.</summary>
    public DueDelivery ToDue() => new()
    {
        Id = Appended.Id,
        Channel = Appended.Channel,
        TargetId = Appended.TargetId,
        Priority = Priority,
        Attempts = Attempts,
        CapsTaken = CapsTaken,
        Condition = Appended.Condition,
        Members = [.. Members.Select(member => member.Item)],
    };
}
