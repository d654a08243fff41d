using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds the reader of the configuration. A host without configuration has none to read.</summary>
internal static class ConfigurationServices
{
    internal static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(provider => new HostConfiguration(provider.GetService<IConfiguration>(), provider.GetRequiredService<ILogger<HostConfiguration>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<NotificationOptions>, HostConfiguration>(
            static provider => provider.GetRequiredService<HostConfiguration>()));
    }
}
