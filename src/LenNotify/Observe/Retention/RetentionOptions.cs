namespace LenNotify;

/// <summary>How long things are kept, and how gently they are removed. Checked when the host starts.</summary>
public sealed class RetentionOptions
{
    /// <summary>Inbox items with their decisions and history. 1 hour to 10 years.</summary>
    public TimeSpan Items { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Unread items are kept however old.</summary>
    public bool KeepUnread { get; set; }

    /// <summary>Deliveries that ended, dead letters among them, and their attempts. 1 hour to 10 years.</summary>
    public TimeSpan Deliveries { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Publications with their dedupe keys; a key outlives its dead letter in any case. 1 hour to 10 years.</summary>
    public TimeSpan DedupeKeys { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// What rules remember of a key that no event names any more: what the next one is compared with, and counts of throttles.
    /// 32 days, which is longer than any throttle, to 10 years.
    /// </summary>
    public TimeSpan RuleMemory { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How often old things are removed. 1 minute to 1 day.</summary>
    public TimeSpan PurgeEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often expired items leave lists and counts. 1 to 30 seconds.</summary>
    public TimeSpan ExpireEvery { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How many rows one write removes. 1-10,000.</summary>
    public int BatchSize { get; set; } = 500;

    /// <summary>How long to leave the store alone between two such writes. Up to 1 minute.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromMilliseconds(100);
}
