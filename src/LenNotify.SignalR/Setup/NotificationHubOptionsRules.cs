using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound options are.</summary>
internal sealed class NotificationHubOptionsRules : IValidateOptions<NotificationHubOptions>
{
    private const int Most = 10_000;

    public ValidateOptionsResult Validate(string? name, NotificationHubOptions options)
    {
        var problems = new List<string>();
        Check("connections_per_user", options.ConnectionsPerUser, problems);
        Check("calls_per_second", options.CallsPerSecond, problems);
        Check("calls_per_second_of_user", options.CallsPerSecondOfUser, problems);
        problems.AddRange(options.AllowedOrigins
            .Where(origin => !Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.GetLeftPart(UriPartial.Authority) != origin)
            .Select(origin => $"allowed_origins: '{Shown.Of(origin)}' is no origin. Allowed: scheme, host and port, without a slash at the end."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void Check(string field, int value, List<string> problems)
    {
        if (value is < 1 or > Most)
        {
            problems.Add(FormattableString.Invariant($"{field}: is {value}. Allowed: 1 to 10,000."));
        }
    }
}
