using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Whose wall clock schedules go by.</summary>
internal sealed class InsightZones(ITimeZones zones, IOptions<NotificationOptions> options)
{
    /// <summary>The plan with its canonical zone.</summary>
    /// <exception cref="InvalidInputException">There is no such zone.</exception>
    internal InsightPlan Settled(InsightPlan plan)
    {
        var asked = plan.TimeZone ?? options.Value.DefaultTimeZone;
        return zones.TryCanonicalize(asked, out var id)
            ? plan with { TimeZone = id }
            : throw new InvalidInputException($"schedule of insights '{plan.Name}'", [TextRules.NotAZone("time_zone", asked)]);
    }

    /// <summary>When a settled plan is due next, later than this.</summary>
    internal CronTime? Next(InsightPlan plan, DateTimeOffset after) => plan.Schedule.Next(zones, plan.TimeZone!, after);
}
