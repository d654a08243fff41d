using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds the reader of the configuration. A host without configuration has none to read.</summary>
internal static class ConfigurationServices
{
    internal static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(provider => new HostConfiguration(provider.GetService<IConfiguration>(), provider.GetService<ILogger<HostConfiguration>>() ?? NullLogger<HostConfiguration>.Instance));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<NotificationOptions>, HostConfiguration>(
            static provider => provider.GetRequiredService<HostConfiguration>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<RetentionOptions>, HostConfiguration>(
            static provider => provider.GetRequiredService<HostConfiguration>()));
    }
}
