namespace LenNotify;

/// <summary>Severity, raised by confidence or news, lowered by repetition.</summary>
internal sealed class DefaultPriorityPolicy : IPriorityPolicy
{
    private const double CriticalConfidence = 90;
    private const double HighConfidence = 80;
    private const int LongNews = 50;
    private const int MostRepeats = 3;

    internal static readonly DefaultPriorityPolicy Instance = new();

    public Priority Judge(Notification notification, NotificationType type, int repeats)
    {
        if (notification.Severity == Severity.Critical || (type.ConfidenceRaisesPriority && notification.Confidence >= CriticalConfidence))
        {
            return Priority.Critical;
        }

        if (repeats > MostRepeats)
        {
            return Priority.Low;
        }

        // 85-89 is High for types that opt in, which 80 and above is for all types: one test serves both.
        return notification.Confidence >= HighConfidence || notification.NewsContext?.Length > LongNews || notification.Severity >= Severity.Warning
            ? Priority.High
            : Priority.Normal;
    }
}
