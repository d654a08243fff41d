using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LenNotify.Testing.Tests;

/// <summary>Starts a host whose every log line is searched for addresses and tokens.</summary>
internal static class WatchedHost
{
    internal static NotificationsTestHost Start(Action<NotificationsBuilder>? configure = null, Action<NotificationOptions>? options = null) =>
        NotificationsTestHost.Start(
            builder =>
            {
                builder.Services.AddSingleton<ILoggerFactory>(LogLines.Watched);
                configure?.Invoke(builder);
            },
            options);
}
