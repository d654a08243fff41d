namespace LenNotify;

/// <summary>What sound channel options are.</summary>
internal static class ChannelOptionsRules
{
    private const int MostConcurrency = 10_000;
    private const int MostRate = 100_000;

    internal static void Check(string channel, ChannelOptions options, List<Problem> problems)
    {
        var at = $"channels.{channel}";
        if (options.Policy is null || options.Policy.Name != channel)
        {
            problems.Add(new($"{at}.policy", $"is for '{options.Policy?.Name}'.", $"a policy named {channel}"));
        }

        if (options.Concurrency is < 1 or > MostConcurrency)
        {
            problems.Add(new($"{at}.concurrency", FormattableString.Invariant($"is {options.Concurrency}."), "1 to 10,000"));
        }

        CheckSpan($"{at}.send_timeout", options.SendTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10), problems);
        CheckSpan($"{at}.max_age", options.MaxAge, TimeSpan.Zero, TimeSpan.FromDays(31), problems);
        CheckSpan($"{at}.circuit_break", options.CircuitBreak, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), problems);
        if (options.Rate is { } rate)
        {
            if (rate.Limit is < 1 or > MostRate)
            {
                problems.Add(new($"{at}.rate.limit", FormattableString.Invariant($"is {rate.Limit}."), "1 to 100,000"));
            }

            CheckSpan($"{at}.rate.per", rate.Per, TimeSpan.FromMilliseconds(10), TimeSpan.FromDays(1), problems);
        }
    }

    private static void CheckSpan(string field, TimeSpan value, TimeSpan least, TimeSpan most, List<Problem> problems)
    {
        if (value < least || value > most)
        {
            problems.Add(new(field, $"is {value}.", $"{least} to {most}"));
        }
    }
}
