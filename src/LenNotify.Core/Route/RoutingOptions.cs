namespace LenNotify;

/// <summary>What the host settles for routing. Checked as a whole when the <see cref="RoutingEngine"/> is made.</summary>
public sealed record RoutingOptions
{
    /// <summary>For people who named no zone.</summary>
    public string DefaultTimeZone { get; init; } = "Etc/UTC";

    /// <summary>The channels, at most 64; decisions come in this order.</summary>
    public IReadOnlyList<ChannelPolicy> Channels { get; init => field = ValueList.Of(value); } = ChannelPolicy.Defaults;

    /// <summary>The types the host describes. Others may be published all the same.</summary>
    public IReadOnlyList<NotificationType> Types { get; init => field = ValueList.Of(value); } = ValueList.Of<NotificationType>(null);

    /// <summary>A cap per person over all types and channels; Critical is exempt. Null for none.</summary>
    public Throttle? PerUser { get; init; } = Throttle.PerHour(100);

    /// <summary>Severity Error and above passes quiet hours.</summary>
    public bool ErrorsPassQuietHours { get; init; } = true;

    /// <summary>The item of a group that opens its bundle; those before it go out singly. 2-1,000.</summary>
    public int GroupThreshold { get; init; } = 3;

    /// <summary>How long a group collects, counted from its first item. One second to 31 days.</summary>
    public TimeSpan GroupWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How far back repeats are counted. One second to 31 days.</summary>
    public TimeSpan RepeatWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest message, 1-4,000 characters.</summary>
    public int MaxMessageLength { get; init; } = 1_000;

    /// <summary>What the default policy goes by.</summary>
    public PriorityBands Priorities { get; init => field = value ?? new PriorityBands(); } = new();

    /// <summary>Chooses priorities; null for the default policy.</summary>
    public IPriorityPolicy? PriorityPolicy { get; init; }
}
