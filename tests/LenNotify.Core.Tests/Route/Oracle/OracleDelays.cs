namespace LenNotify.Core.Tests;

/// <summary>Judgements 8, 9 and 10: what waits for the person's own sake. Critical waits for none of them.</summary>
internal static class OracleDelays
{
    internal static IEnumerable<OracleBite> Bites(OracleCase c, Priority priority) =>
        priority == Priority.Critical ? [] : new[] { Frequency(c), Quiet(c), Grouping(c) }.OfType<OracleBite>();

    private static OracleBite? Frequency(OracleCase c) =>
        c.Frequency != LenNotify.Frequency.Immediate
            ? new(Judgement.Frequency, Verdict.Digest, Reason.DigestFrequency, c.NextDigest)
            : null;

    private static OracleBite? Quiet(OracleCase c)
    {
        var passes = c.Notification.BypassQuietHours
            || (c.Host.ErrorsPassQuietHours && c.Notification.Severity is Severity.Error or Severity.Critical);
        if (passes || c.Person.Quiet.At(c.Now) is not (Inside: true, var ends))
        {
            return null;
        }

        return ends is null || c.Person.Preferences.QuietHours.KeepToInbox
            ? new(Judgement.QuietHours, Verdict.Suppress, Reason.QuietHours)
            : new(Judgement.QuietHours, Verdict.Hold, Reason.QuietHours, ends);
    }

    private static OracleBite? Grouping(OracleCase c) =>
        c.Notification.GroupKey is { } key
            && c.Activity.OpenGroup(key, c.Now, c.Host.GroupWindow) is { } group
            && group.Count + 1 >= c.Host.GroupThreshold
            ? new(Judgement.Grouping, Verdict.Hold, Reason.Grouped, group.First + c.Host.GroupWindow)
            : null;
}
