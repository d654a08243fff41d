using LenNotify.Storage;

namespace LenNotify;

/// <summary>What sound limits of a channel are, whoever sets them.</summary>
internal static class ChannelLimitRules
{
    private const int MostConcurrency = 10_000;
    private const int MostRate = 100_000;
    private static readonly TimeSpan LeastPer = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan MostPer = TimeSpan.FromDays(1);

    internal static void CheckConcurrency(string field, int concurrency, List<Problem> problems)
    {
        if (concurrency is < 1 or > MostConcurrency)
        {
            problems.Add(new(field, FormattableString.Invariant($"is {concurrency}."), "1 to 10,000"));
        }
    }

    internal static void CheckRate(string field, ChannelRate rate, List<Problem> problems)
    {
        if (rate.Limit is < 1 or > MostRate)
        {
            problems.Add(new($"{field}.limit", FormattableString.Invariant($"is {rate.Limit}."), "1 to 100,000"));
        }

        if (rate.Per < LeastPer || rate.Per > MostPer)
        {
            problems.Add(new($"{field}.per", $"is {rate.Per}.", $"{LeastPer} to {MostPer}"));
        }
    }
}
