using Microsoft.Extensions.Options;
using static System.FormattableString;

namespace LenNotify;

/// <summary>What sound options of the client are.</summary>
internal sealed class NotificationsClientOptionsRules : IValidateOptions<NotificationsClientOptions>
{
    private const string Call = "Set it in AddNotificationsClient(o => ...).";

    public ValidateOptionsResult Validate(string? name, NotificationsClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = new List<string>();
        CheckEndpoint(options, problems);
        if (options.ApiKey is not { Length: >= 1 and <= 512 } key || !key.All(c => c is > ' ' and < '\u007f'))
        {
            // Not a character of it: what is wrong with a key is mostly what stands beside it.
            problems.Add(Invariant($"ApiKey has {options.ApiKey?.Length ?? 0} characters, or some that are not plain (allowed: 1 to 512 visible ASCII characters). {Call}"));
        }

        Check(nameof(options.MaxBatch), options.MaxBatch, 1, 1_000, problems);
        Check(nameof(options.MaxRequestSize), options.MaxRequestSize, 1_024, 10 * 1024 * 1024, problems);
        Check(nameof(options.MaxRequests), options.MaxRequests, 1, 64, problems);
        Check(nameof(options.Capacity), options.Capacity, 1, 1_000_000, problems);
        Check(nameof(options.Retries), options.Retries, 0, 20, problems);
        Check(nameof(options.RequestTimeout), options.RequestTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10), problems);
        Check(nameof(options.MaxRetryDelay), options.MaxRetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1), problems);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void CheckEndpoint(NotificationsClientOptions options, List<string> problems)
    {
        if (options.Endpoint is not { IsAbsoluteUri: true } endpoint)
        {
            problems.Add($"Endpoint is missing, or has no host (allowed: an absolute address). {Call}");
        }
        else if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            problems.Add($"Endpoint has a user, a query or a fragment (allowed: scheme, host and path). {Call}");
        }
        else if (endpoint.Scheme != Uri.UriSchemeHttps && !(endpoint.Scheme == Uri.UriSchemeHttp && (options.AllowHttp || endpoint.IsLoopback)))
        {
            problems.Add($"Endpoint is {Shown.Of(endpoint.Scheme)} (allowed: https; http on this machine, or with AllowHttp). {Call}");
        }
    }

    private static void Check<T>(string option, T value, T least, T most, List<string> problems)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            problems.Add(Invariant($"{option} is {value} (allowed: {least} to {most}). {Call}"));
        }
    }
}
