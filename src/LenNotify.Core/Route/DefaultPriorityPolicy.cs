namespace LenNotify;

/// <summary>Severity, raised by confidence or news, lowered by repetition.</summary>
internal sealed class DefaultPriorityPolicy(PriorityBands bands) : IPriorityPolicy
{
    private readonly double _critical = bands.CriticalConfidence;
    private readonly double _optedIn = Math.Min(bands.OptedInConfidence, bands.HighConfidence);
    private readonly double _high = bands.HighConfidence;
    private readonly int _news = bands.NewsLength;
    private readonly int _repeats = bands.MostRepeats;

    public Priority Judge(Notification notification, NotificationType type, int repeats)
    {
        if (notification.Severity == Severity.Critical || (type.ConfidenceRaisesPriority && notification.Confidence >= _critical))
        {
            return Priority.Critical;
        }

        if (repeats > _repeats)
        {
            return Priority.Low;
        }

        return notification.Confidence >= (type.ConfidenceRaisesPriority ? _optedIn : _high) || notification.NewsContext?.Length > _news || notification.Severity >= Severity.Warning
            ? Priority.High
            : Priority.Normal;
    }
}
