namespace LenNotify;

/// <summary>A schedule as a host added it.</summary>
/// <param name="Name">What its runs and keys are known by.</param>
/// <param name="Schedule">When it runs.</param>
/// <param name="TimeZone">On whose wall clock; null is the host's default.</param>
/// <param name="Source">Who works it out.</param>
internal sealed record InsightPlan(string Name, CronSchedule Schedule, string? TimeZone, Func<IServiceProvider, IInsightSource> Source)
{
    // With a person's id and a day behind it, it is a dedupe key.
    private const int MostName = 40;

    /// <summary>The plan of what a host says; the zone is judged when the host starts.</summary>
    internal static InsightPlan Of(string name, string cron, string? timeZone, Func<IServiceProvider, IInsightSource> source)
    {
        var problems = new List<Problem>();
        if (!TextRules.IsKey(name) || name.Length > MostName)
        {
            problems.Add(new("name", $"'{Shown.Of(name)}' is no name of a schedule.", $"1-{MostName} letters, digits and _ . -"));
        }

        return problems.Count == 0 ? new InsightPlan(name, CronSchedule.Parse(cron), timeZone, source) : throw new InvalidInputException("insights", problems);
    }
}
