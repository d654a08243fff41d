using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What only shows when everything is put together.</summary>
internal static class StartChecks
{
    internal static void Run(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<NotificationOptions>>().Value;
        if (options.Operators?.Segment is { } segment && services.GetService<ISegmentResolver>() is null)
        {
            throw new InvalidOperationException(
                $"The operators are the segment '{segment}', and nothing says who belongs to it. Add UseSegments<T>() to AddNotifications(), with your ISegmentResolver, or name them as users.");
        }

        IOptionsSection[] sections = [.. services.GetServices<IOptionsSection>()];
        Array.ForEach(sections, section => section.Demand(services));
        string[] secrets = [.. services.GetRequiredService<ChannelSecrets>().MissingAtStart()];
        if (secrets.Length > 0)
        {
            throw new InvalidOperationException(string.Join('\n', secrets));
        }

        services.GetRequiredService<RuleBook>().Start();
        WebhookPaths.Demand(services);
        services.GetRequiredService<DevelopmentMode>().TellAtStart();
        services.GetRequiredService<HostConfiguration>().TellUnknown(
            [.. services.GetRequiredService<ChannelTable>().Lines.Select(line => line.Name)], sections);
    }
}
