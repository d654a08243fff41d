using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify;

/// <summary>Rules written as YAML.</summary>
public static class YamlRules
{
    /// <summary>Reads the <see cref="RulesOptions.Files"/> that end in <c>.yaml</c> or <c>.yml</c>.</summary>
    /// <param name="builder">The host's.</param>
    /// <param name="files">Files to add; others may come from the configuration.</param>
    public static NotificationsBuilder AddYamlRules(this NotificationsBuilder builder, params string[] files)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(files);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IRuleFormat, YamlRuleFormat>());
        return builder.AddRules(options =>
        {
            foreach (var file in files.Where(file => !options.Files.Contains(file)))
            {
                options.Files.Add(file);
            }
        });
    }
}
