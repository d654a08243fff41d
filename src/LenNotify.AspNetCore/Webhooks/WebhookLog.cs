using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>What is logged of calls from outside: never what they said.</summary>
internal static partial class WebhookLog
{
    internal static ILogger Of(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger("LenNotify.AspNetCore");

    [LoggerMessage(2670, LogLevel.Information, "Links in mails and calls carry tokens in their query, which a host logs with each request. UseQueryTokens() at AddNotifications() keeps them out of its logs.")]
    internal static partial void TokensInQueries(ILogger logger);

    [LoggerMessage(2671, LogLevel.Warning, "The webhook {Path} is called more often than {PerSecond} times a second; what is more is answered with 429.")]
    internal static partial void TooMany(ILogger logger, string path, int perSecond);
}
