namespace LenNotify.Core.Tests;

/// <summary>How hard to try.</summary>
internal static class OraclePriority
{
    private const int MostRepeats = 3;
    private const int LongNews = 50;

    internal static Priority Of(OracleCase c) =>
        c.Notification.Priority
        ?? c.Host.PriorityPolicy?.Judge(c.Notification, c.Type, Repeats(c))
        ?? Default(c.Notification, c.Type, Repeats(c));

    private static Priority Default(Notification notification, NotificationType type, int repeats)
    {
        if (notification.Severity == Severity.Critical || (type.ConfidenceRaisesPriority && notification.Confidence >= 90))
        {
            return Priority.Critical;
        }

        if (repeats > MostRepeats)
        {
            return Priority.Low;
        }

        var important = notification.Confidence >= 80
            || notification.NewsContext?.Length > LongNews
            || notification.Severity is Severity.Warning or Severity.Error;
        return important ? Priority.High : Priority.Normal;
    }

    /// <summary>How many of its repeat key the person was shown lately, this one included.</summary>
    private static int Repeats(OracleCase c) => c.Notification.RepeatKey is { } key
        ? 1 + c.Activity.Shown(key).Count(at => at + c.Host.RepeatWindow > c.Now)
        : 1;
}
