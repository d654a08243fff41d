namespace LenNotify;

/// <summary>What sound channel options are.</summary>
internal static class ChannelOptionsRules
{
    internal static void Check(string channel, ChannelOptions options, List<Problem> problems)
    {
        var at = $"channels.{channel}";
        if (options.Policy is null || options.Policy.Name != channel)
        {
            problems.Add(new($"{at}.policy", $"is for '{options.Policy?.Name}'.", $"a policy named {channel}"));
        }

        ChannelLimitRules.CheckConcurrency($"{at}.concurrency", options.Concurrency, problems);
        CheckSpan($"{at}.send_timeout", options.SendTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10), problems);
        CheckSpan($"{at}.max_age", options.MaxAge, TimeSpan.Zero, TimeSpan.FromDays(31), problems);
        CheckSpan($"{at}.circuit_break", options.CircuitBreak, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), problems);
        if (options.Rate is { } rate)
        {
            ChannelLimitRules.CheckRate($"{at}.rate", rate, problems);
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
