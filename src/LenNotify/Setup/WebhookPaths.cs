using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>Where webhooks are: each at a path of its own that an address can end with.</summary>
internal static class WebhookPaths
{
    private const int Longest = 200;

    /// <exception cref="InvalidOperationException">Two would answer for each other, or one could not be called.</exception>
    internal static void Demand(IServiceProvider services)
    {
        var problems = new List<string>();
        foreach (var same in services.GetServices<IChannelWebhook>().GroupBy(webhook => webhook.Path ?? "", StringComparer.Ordinal))
        {
            string[] whose = [.. same.Select(webhook => webhook.GetType().Name)];
            if (!IsPath(same.Key))
            {
                problems.Add($"The webhook {whose[0]} has the path '{SafeText.OneLine(same.Key)}', which no address can end with. Allowed: letters, digits, '-', '_' and '.' with single slashes between them, such as fax/status; at most {Longest} characters. Change its Path.");
            }
            else if (whose.Length > 1)
            {
                problems.Add($"{whose.Length} webhooks have the path '{same.Key}': {string.Join(", ", whose)}. Each call is for one of them: give each a Path of its own, or take out the registration of IChannelWebhook that is too many.");
            }
        }

        if (problems.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', problems));
        }
    }

    private static bool IsPath(string path) => path.Length <= Longest
        && path.Split('/').All(static part => part.Length > 0 && part.Trim('.').Length > 0 && part.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));
}
