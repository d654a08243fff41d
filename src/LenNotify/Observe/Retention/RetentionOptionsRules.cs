using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound retention is.</summary>
internal sealed class RetentionOptionsRules : IValidateOptions<RetentionOptions>
{
    private const int MostInBatch = 10_000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongerThanThrottles = TimeSpan.FromDays(32);
    private static readonly TimeSpan TenYears = TimeSpan.FromDays(3_653);

    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var problems = new List<string>();
        Check(nameof(options.Items), options.Items, Hour, TenYears, "1 hour to 10 years", problems);
        Check(nameof(options.Deliveries), options.Deliveries, Hour, TenYears, "1 hour to 10 years", problems);
        Check(nameof(options.DedupeKeys), options.DedupeKeys, Hour, TenYears, "1 hour to 10 years", problems);
        Check(nameof(options.RuleMemory), options.RuleMemory, LongerThanThrottles, TenYears, "32 days to 10 years", problems);
        Check(nameof(options.PurgeEvery), options.PurgeEvery, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1), "1 minute to 1 day", problems);
        Check(nameof(options.ExpireEvery), options.ExpireEvery, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), "1 to 30 seconds", problems);
        Check(nameof(options.Pause), options.Pause, TimeSpan.Zero, TimeSpan.FromMinutes(1), "up to 1 minute", problems);
        Check(nameof(options.BatchSize), options.BatchSize, 1, MostInBatch, "1 to 10,000", problems);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void Check<T>(string field, T value, T least, T most, string limit, List<string> problems)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            problems.Add(FormattableString.Invariant($"Retention.{field}: is {value}. Allowed: {limit}. Set it in UseRetention(o => o.{field} = ...)."));
        }
    }
}
