namespace LenNotify;

/// <summary>What a rule does.</summary>
internal sealed record RuleActions
{
    public List<NotifyAction> Notify { get; } = [];

    public List<Escalation> Escalations { get; } = [];

    public bool Suppress { get; set; }

    public Priority? Priority { get; set; }

    public GroupAction? Group { get; set; }

    public ThrottleAction? Throttle { get; set; }
}
