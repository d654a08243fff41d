using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Publishes insights under a key of schedule, person and day: whichever node does it, and however often, each person hears once.</summary>
internal sealed partial class InsightTelling(INotifier notifier, ILogger<InsightTelling> log)
{
    private const int LongestId = 100;

    /// <summary>All of these; a problem with one is logged and keeps none of the others back.</summary>
    internal async Task<InsightTally> TellAsync(InsightRun run, IReadOnlyList<Insight> insights, CancellationToken cancellationToken)
    {
        var told = await Task.WhenAll(insights.Select(insight => TellAsync(run, insight, cancellationToken))).ConfigureAwait(false);
        return told.Aggregate(default(InsightTally), static (sum, one) => sum.Plus(one));
    }

    /// <summary>Such as <c>insight:u1:2026-11-21</c>.</summary>
    internal static string KeyOf(InsightRun run, string userId)
    {
        // Keys have less room than ids, and no surrogates.
        var person = userId.Length <= LongestId && !userId.Any(char.IsSurrogate) ? userId : "~" + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(userId)));
        return string.Create(CultureInfo.InvariantCulture, $"{run.Name}:{person}:{run.Day:yyyy-MM-dd}");
    }

    private async Task<InsightTally> TellAsync(InsightRun run, Insight insight, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await notifier.PublishAsync(
                insight.Notification, Audience.User(insight.UserId), new PublishOptions { DedupeKey = KeyOf(run, insight.UserId) }, cancellationToken).ConfigureAwait(false);
            return answer.State == PublishState.Repeated ? new InsightTally(0, 1, 0) : new InsightTally(1, 0, 0);
        }
        catch (DedupeConflictException)
        {
            // Another node, or an earlier try, told something else of the same day.
            return new InsightTally(0, 1, 0);
        }
        catch (InvalidInputException invalid)
        {
            Refused(log, run.Name, run.Day, SafeText.OneLine(invalid.Message));
            return new InsightTally(0, 0, 1);
        }
    }

    [LoggerMessage(2753, LogLevel.Error, "An insight of the schedule {Name} for {Day} was not told: {Problem}")]
    private static partial void Refused(ILogger logger, string name, DateOnly day, string problem);
}
