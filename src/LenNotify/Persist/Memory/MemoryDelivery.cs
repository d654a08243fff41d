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

    /// <summary>The person's activity before and after the start, for an attempt that never was one.</summary>
    public (UserActivity Before, UserActivity After) Start { get; set; }

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
    public void Begin(DateTimeOffset now, (UserActivity Before, UserActivity After) start)
    {
        Log(null, null, null);
        (Attempts, StartedAt, Start) = (Attempts + 1, now, start);
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

    /// <summary>The attempt did not count.</summary>
    public void Uncount()
    {
        Attempts--;
        FirstAttemptAt = Attempts == 0 ? null : FirstAttemptAt;
    }

    /// <summary>Given up before, it is tried again under its old key; attempts and age begin anew.</summary>
    public void Revive() => (Ended, Death, Attempts, FirstAttemptAt) = (false, null, 0, null);

    /// <summary>What a judge sees.</summary>
    public DueDelivery ToDue() =>
        new(Appended.Id, Appended.Channel, Appended.TargetId, Priority, Attempts, [.. Members.Select(member => member.Item)]);
}
