using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds templates: from code, files, resources and the store, and those that come with the package.</summary>
public static class TemplateServices
{
    /// <summary>Says what templates may do, and lets them come from the store. Several calls add up.</summary>
    public static NotificationsBuilder UseTemplates(this NotificationsBuilder builder, Action<TemplateOptions>? configure = null)
    {
        Add(builder).Services.Configure(configure ?? (_ => { }));
        return builder;
    }

    /// <summary>Adds a template from code. Of several with one key the last one holds, and before it only one from the store.</summary>
    public static NotificationsBuilder AddTemplate(this NotificationsBuilder builder, Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Add(builder, new CodeOrigin(template));
    }

    /// <summary>Adds the files <c>*.template.json</c> of a directory, read when the host starts.</summary>
    public static NotificationsBuilder AddTemplateFiles(this NotificationsBuilder builder, string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        return Add(builder, new FileOrigin(directory));
    }

    /// <summary>Adds the embedded resources of an assembly whose names end in <c>.template.json</c>.</summary>
    public static NotificationsBuilder AddTemplateResources(this NotificationsBuilder builder, Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return Add(builder, new ResourceOrigin(assembly, "", 1));
    }

    /// <summary>
    /// Adds the templates that come with the package: <c>signal</c>, <c>risk_warning</c>, <c>emergency_exit</c>,
    /// <c>system_error</c>, <c>order_filled</c>, and <c>digest</c> and <c>group</c> for what comes together. Any of the host's own
    /// comes before one of these.
    /// </summary>
    public static NotificationsBuilder AddShippedTemplates(this NotificationsBuilder builder) =>
        Add(builder, new ResourceOrigin(typeof(TemplateServices).Assembly, "shipped", 0));

    private static NotificationsBuilder Add(NotificationsBuilder builder, ITemplateOrigin origin)
    {
        // Saying the same twice changes nothing.
        if (!Add(builder).Services.Any(service => service.ServiceType == typeof(ITemplateOrigin) && origin.Equals(service.ImplementationInstance)))
        {
            builder.Services.AddSingleton(origin);
        }

        return builder;
    }

    private static NotificationsBuilder Add(NotificationsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<TemplateOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TemplateOptions>, TemplateOptionsRules>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITemplateEngine, PlainEngine>());
        services.TryAddSingleton<TemplateCompiler>();
        services.TryAddSingleton<StoredTemplates>();
        services.TryAddSingleton(Shelf);
        services.TryAddSingleton(Findings);
        services.TryAddSingleton(Words);
        services.TryAddSingleton<TemplateStart>();
        services.TryAddSingleton<FrozenContents>();
        services.TryAddSingleton<Contents>();
        services.TryAddSingleton<ITemplates, TemplateDesk>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, FrozenContentSweep>());
        return builder;
    }

    private static TemplateShelf Shelf(IServiceProvider provider) => new(
        provider.GetRequiredService<TemplateCompiler>(),
        provider.GetServices<ITemplateOrigin>(),
        Options(provider).FromStore ? provider.GetRequiredService<StoredTemplates>() : null,
        provider.GetRequiredService<PumpClock>());

    private static TemplateFindings Findings(IServiceProvider provider) => new([.. Options(provider).Languages], provider.GetRequiredService<SensitiveKeys>());

    private static ContentWords Words(IServiceProvider provider) => new(
        provider.GetRequiredService<IOptions<TemplateOptions>>(),
        provider.GetRequiredService<IOptions<NotificationOptions>>(),
        provider.GetRequiredService<ITimeZones>(),
        provider.GetRequiredService<SensitiveKeys>(),
        provider.GetRequiredService<TimeProvider>());

    private static TemplateOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<TemplateOptions>>().Value;
}
