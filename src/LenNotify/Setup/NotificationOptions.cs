namespace LenNotify;

/// <summary>What a host settles for the whole of it. Checked when the host starts; every problem is named.</summary>
public sealed class NotificationOptions
{
    /// <summary>For people who named no zone: any tz database id, such as <c>Europe/Amsterdam</c>.</summary>
    public string DefaultTimeZone { get; set; } = "Etc/UTC";

    /// <summary>Who publishes from here: the scope of dedupe keys. 1-64 letters, digits and <c>_ . : -</c>.</summary>
    public string Producer { get; set; } = "host";

    /// <summary>A cap per person over all types and channels; Critical is exempt. Null for none.</summary>
    public Throttle? PerUser { get; set; } = Throttle.PerHour(100);

    /// <summary>Severity Error and above passes quiet hours.</summary>
    public bool ErrorsPassQuietHours { get; set; } = true;

    /// <summary>The item of a group that opens its bundle; those before it go out singly. 2-1,000.</summary>
    public int GroupThreshold { get; set; } = 3;

    /// <summary>How long a group collects, counted from its first item.</summary>
    public TimeSpan GroupWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How far back repeats are counted.</summary>
    public TimeSpan RepeatWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>From this confidence on a type that opted in is Critical, under the default priority policy. 0-100.</summary>
    public int CriticalConfidence { get; set; } = 90;

    /// <summary>From this confidence on a type that opted in is High. 0-100.</summary>
    public int OptedInConfidence { get; set; } = 85;

    /// <summary>From this confidence on every type is High. 0-100.</summary>
    public int HighConfidence { get; set; } = 80;

    /// <summary>A news context of more characters raises to High. 0-4,000.</summary>
    public int NewsLength { get; set; } = 50;

    /// <summary>More of one repeat key within <see cref="RepeatWindow"/> lower to Low. 1-19.</summary>
    public int MostRepeats { get; set; } = 3;

    /// <summary>The longest message, 1-4,000 characters.</summary>
    public int MaxMessageLength { get; set; } = 1_000;

    /// <summary>How many publications may wait for the store at once; a publisher beyond that is slowed. 1-1,000,000.</summary>
    public int IntakeCapacity { get; set; } = 10_000;

    /// <summary>How long a publisher is slowed before it is refused; also the bound for one write. 10 ms to 10 minutes.</summary>
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often workers look for work that nobody told them of. 10 ms to 1 hour.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether this process delivers. Publishers that leave it to others turn it off.</summary>
    public bool Deliver { get; set; } = true;

    /// <summary>
    /// Who runs this: they hear, as notifications like all others, of a channel that rests, of failures over 5 minutes, of a
    /// queue over its bound. Null tells nobody. In configuration <c>Operators:Segment</c> or <c>Operators:Users:0</c>.
    /// </summary>
    public Audience? Operators { get; set; }

    /// <summary>From so many failed attempts of one channel within 5 minutes the operators hear of them. 1-1,000,000.</summary>
    public int FailureBound { get; set; } = 100;

    /// <summary>From more due deliveries of one channel than this the operators hear of it, and health is degraded. 1-1,000,000,000.</summary>
    public int QueueBound { get; set; } = 10_000;

    /// <summary>Health is degraded once a delivery has been due for longer. One second to 7 days.</summary>
    public TimeSpan QueueAgeBound { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many events wait for one observer at most; what exceeds is dropped and counted. 1-1,000,000.</summary>
    public int ObserverCapacity { get; set; } = 10_000;
}
