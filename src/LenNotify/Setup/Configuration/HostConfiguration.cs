using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>
/// The section <c>Notifications</c> of the host's configuration. It has the last word: what runs the host may change what
/// was compiled, not the other way round.
/// </summary>
internal sealed partial class HostConfiguration(IConfiguration? configuration, ILogger<HostConfiguration> log)
    : IPostConfigureOptions<NotificationOptions>, IPostConfigureOptions<RetentionOptions>
{
    internal const string Root = "Notifications";
    private const string Channels = "Channels";
    private const string Types = "Types";
    private const string Memory = "Memory";
    private const string Retention = "Retention";
    private const string Keys = "ContactKeys";
    private static readonly string[] Parts = [Channels, Types, Memory, Retention, Keys];

    public void PostConfigure(string? name, NotificationOptions options) => Applied(KnownSettings.Options, options, Root);

    public void PostConfigure(string? name, RetentionOptions options) => Applied(KnownSettings.Retention, options, $"{Root}:{Retention}");

    internal void Apply(string channel, ChannelOptions options) => Applied(KnownSettings.Channel, options, $"{Root}:{Channels}:{channel}");

    internal void Apply<T>(OptionsSection<T> section, T options)
        where T : class => Applied(section.Settings, options, $"{Root}:{section.Name}");

    internal MemoryLimits Apply(MemoryLimits limits) => Applied(KnownSettings.Memory, limits, $"{Root}:{Memory}");

    /// <summary>The types with what is said of them here; those that only the configuration knows come last.</summary>
    internal IReadOnlyList<NotificationType> Apply(IEnumerable<NotificationType> types)
    {
        var all = types.ToList();
        foreach (var section in Section($"{Root}:{Types}")?.GetChildren() ?? [])
        {
            var known = all.FindIndex(type => type.Name.Equals(section.Key, StringComparison.OrdinalIgnoreCase));
            var applied = Applied(KnownSettings.Type, known < 0 ? new NotificationType(section.Key) : all[known], section.Path);
            if (known < 0)
            {
                all.Add(applied);
            }
            else
            {
                all[known] = applied;
            }
        }

        return all;
    }

    /// <summary>The keys, if there are any here.</summary>
    internal ContactKeyOptions? ContactKeys() => Section($"{Root}:{Keys}") is null ? null : Applied(KnownSettings.ContactKeys, new ContactKeyOptions(), $"{Root}:{Keys}");

    /// <summary>Says which keys change nothing. Not an error: one version's configuration must not stop another version.</summary>
    internal void TellUnknown(IReadOnlyCollection<string> channels, IReadOnlyCollection<IOptionsSection> sections)
    {
        if (Section(Root) is not { } root)
        {
            return;
        }

        string[] parts = [.. Parts, .. sections.Select(section => section.Name)];
        foreach (var (key, known) in KnownSettings.Options.Unknown(root).Where(one => !parts.Contains(one.Key[(Root.Length + 1)..], StringComparer.OrdinalIgnoreCase))
            .Select(one => one.Key.LastIndexOf(':') == Root.Length ? one with { Known = $"{one.Known}, {string.Join(", ", parts)}" } : one)
            .Concat(Below(root, channels)).Concat(sections.SelectMany(section => section.Unknown(root.GetSection(section.Name)))))
        {
            Unknown(log, SafeText.Of(key, null), known);
        }
    }

    /// <summary>Whether a package may have a section of this name.</summary>
    internal static bool IsFree(string section) =>
        section.Length is > 0 and <= 64 && section.All(char.IsAsciiLetterOrDigit)
        && !Parts.Concat(KnownSettings.Options.All.Select(setting => setting.Name)).Contains(section, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Key, string Known)> Below(IConfigurationSection root, IReadOnlyCollection<string> channels)
    {
        foreach (var channel in root.GetSection(Channels).GetChildren())
        {
            if (!channels.Contains(channel.Key, StringComparer.OrdinalIgnoreCase))
            {
                yield return (channel.Path, $"channels that were added: {string.Join(", ", channels)}");
                continue;
            }

            foreach (var unknown in KnownSettings.Channel.Unknown(channel).Concat(KnownSettings.Policy.Unknown(channel.GetSection("Policy"))))
            {
                yield return unknown;
            }
        }

        foreach (var unknown in root.GetSection(Types).GetChildren().SelectMany(KnownSettings.Type.Unknown)
            .Concat(KnownSettings.Memory.Unknown(root.GetSection(Memory)))
            .Concat(KnownSettings.Retention.Unknown(root.GetSection(Retention)))
            .Concat(KnownSettings.ContactKeys.Unknown(root.GetSection(Keys))))
        {
            yield return unknown;
        }
    }

    private T Applied<T>(Settings<T> settings, T options, string path)
    {
        if (Section(path) is not { } section)
        {
            return options;
        }

        var problems = new List<Problem>();
        options = settings.Apply(options, section, problems);
        return problems.Count == 0 ? options : throw new InvalidInputException("configuration", problems);
    }

    private IConfigurationSection? Section(string path) => configuration?.GetSection(path) is { } section && section.Exists() ? section : null;

    [LoggerMessage(3501, LogLevel.Warning, "{Key} in the configuration changes nothing: there is no such option. Known there: {Known}.")]
    private static partial void Unknown(ILogger logger, string key, string known);
}
