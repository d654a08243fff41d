using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound options are, beside what the routing engine checks of them itself.</summary>
internal sealed class NotificationOptionsRules : IValidateOptions<NotificationOptions>
{
    private const int MostWaiting = 1_000_000;
    private const int MostQueued = 1_000_000_000;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    public ValidateOptionsResult Validate(string? name, NotificationOptions options)
    {
        var problems = new List<string>();
        if (options.Producer is not { Length: > 0 and <= 64 } producer || !producer.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-'))
        {
            problems.Add(Of(nameof(options.Producer), $"'{options.Producer}'", "1-64 letters, digits and _ . : -"));
        }

        if (options.IntakeCapacity is < 1 or > MostWaiting)
        {
            problems.Add(Of(nameof(options.IntakeCapacity), options.IntakeCapacity, "1 to 1,000,000"));
        }

        if (options.PublishTimeout < Shortest || options.PublishTimeout > TimeSpan.FromMinutes(10))
        {
            problems.Add(Of(nameof(options.PublishTimeout), options.PublishTimeout, "10 ms to 10 minutes"));
        }

        if (options.PollInterval < Shortest || options.PollInterval > TimeSpan.FromHours(1))
        {
            problems.Add(Of(nameof(options.PollInterval), options.PollInterval, "10 ms to 1 hour"));
        }

        CheckObserving(options, problems);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void CheckObserving(NotificationOptions options, List<string> problems)
    {
        if (options.FailureBound is < 1 or > MostWaiting)
        {
            problems.Add(Of(nameof(options.FailureBound), options.FailureBound, "1 to 1,000,000"));
        }

        if (options.QueueBound is < 1 or > MostQueued)
        {
            problems.Add(Of(nameof(options.QueueBound), options.QueueBound, "1 to 1,000,000,000"));
        }

        if (options.QueueAgeBound < TimeSpan.FromSeconds(1) || options.QueueAgeBound > TimeSpan.FromDays(7))
        {
            problems.Add(Of(nameof(options.QueueAgeBound), options.QueueAgeBound, "1 second to 7 days"));
        }

        if (options.ObserverCapacity is < 1 or > MostWaiting)
        {
            problems.Add(Of(nameof(options.ObserverCapacity), options.ObserverCapacity, "1 to 1,000,000"));
        }
    }

    private static string Of(string field, object value, string limit) => FormattableString.Invariant(
        $"{field}: is {value}. Allowed: {limit}. Set it in AddNotifications(o => o.{field} = ...), or as {HostConfiguration.Root}:{field} in the configuration.");
}
