using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Adds rules: what makes notifications of events.</summary>
public static class RuleServices
{
    /// <summary>Says where rules come from. Several calls add up; stored rules are there without any.</summary>
    public static NotificationsBuilder AddRules(this NotificationsBuilder builder, Action<RulesOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return builder;
    }

    internal static void Add(NotificationsBuilder builder)
    {
        builder.AddSection<RulesOptions>("Rules", section => section
            .Texts("Files", static (options, files) =>
            {
                options.Files.Clear();
                foreach (var file in files)
                {
                    options.Files.Add(file);
                }
            })
            .Span("ReloadEvery", static (options, every) => options.ReloadEvery = every));
        var services = builder.Services;
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RulesOptions>, RulesOptionsRules>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IRuleFormat, JsonRuleFormat>());
        services.TryAddSingleton(provider => new RuleSources(provider.GetRequiredService<IOptions<RulesOptions>>(), provider.GetServices<IRuleFormat>()));
        services.TryAddSingleton<RuleBook>();
        services.TryAddSingleton<RuleMemory>();
        services.TryAddSingleton<EventJudge>();
        services.TryAddSingleton<EventLetters>();
        services.TryAddSingleton<EventStage>();
        services.TryAddSingleton<EventRouting>();
        services.TryAddSingleton<RehearsedTimes>();
        services.TryAddSingleton<RehearsalStage>();
        services.TryAddSingleton<IRehearsal, Rehearsal>();
        services.TryAddSingleton<IRuleDesk>(provider => new RuleDesk(
            provider.GetRequiredService<IDocuments>(), provider.GetRequiredService<RuleBook>(), provider.GetRequiredService<StoreClock>()));
    }
}
