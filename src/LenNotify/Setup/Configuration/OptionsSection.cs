using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>
/// The keys of a section that <see cref="NotificationsBuilder.AddSection{TOptions}"/> makes known: each is read by hand,
/// without reflection, and what cannot be read stops the host with the key and what would be right. A key that is not in the
/// configuration leaves the option as code set it.
/// </summary>
/// <typeparam name="TOptions">The package's options.</typeparam>
public sealed class OptionsSection<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions> : IOptionsSection
    where TOptions : class
{
    private readonly List<Setting<TOptions>> _settings = [];
    private readonly string _name;

    internal OptionsSection(string name) => _name = name;

    string IOptionsSection.Name => _name;

    internal Settings<TOptions> Settings => new([.. _settings]);

    internal string Name => _name;

    /// <summary>One text.</summary>
    public OptionsSection<TOptions> Text(string key, Action<TOptions, string> set) => Add(key, set, static at => at.Text(""));

    /// <summary>One text that is never shown, whatever is wrong with the section.</summary>
    public OptionsSection<TOptions> Secret(string key, Action<TOptions, string> set) => Add(key, set, static at => at.Section.Value ?? "");

    /// <summary>Any number of texts: a list, or one text with commas.</summary>
    public OptionsSection<TOptions> Texts(string key, Action<TOptions, IReadOnlyList<string>> set) => Add(key, set, static at => at.Texts(), Settings<TOptions>.Anything);

    /// <summary>A whole number.</summary>
    public OptionsSection<TOptions> Number(string key, Action<TOptions, int> set) => Add(key, set, static at => at.Number(0));

    /// <summary>True or false.</summary>
    public OptionsSection<TOptions> Flag(string key, Action<TOptions, bool> set) => Add(key, set, static at => at.Flag(false));

    /// <summary>A length of time such as <c>00:00:30</c>; a bare number is refused.</summary>
    public OptionsSection<TOptions> Span(string key, Action<TOptions, TimeSpan> set) => Add(key, set, static at => at.Span(default));

    /// <summary>One of an enum's names, in any case.</summary>
    public OptionsSection<TOptions> Choice<TEnum>(string key, Action<TOptions, TEnum> set)
        where TEnum : struct, Enum => Add(key, set, static at => at.Choice<TEnum>(default));

    /// <summary>An absolute URL.</summary>
    public OptionsSection<TOptions> Url(string key, Action<TOptions, Uri> set) => Add(key, set, static at => at.Url());

    /// <summary>Texts by names of the host's own, each a key below this one. The texts are never shown.</summary>
    public OptionsSection<TOptions> Named(string key, Action<TOptions, IReadOnlyDictionary<string, string>> set) => Add(key, set, static at => at.Named(), Settings<TOptions>.Anything);

    /// <summary>How far URLs from outside may lead; the names of <see cref="GuardedHttpOptions"/> are keys below this one.</summary>
    public OptionsSection<TOptions> Guard(string key, Func<TOptions, GuardedHttpOptions> of)
    {
        ArgumentNullException.ThrowIfNull(of);
        _settings.Add(new Setting<TOptions>(
            key,
            (options, at) =>
            {
                at.Below(GuardSettings.All, of(options));
                return options;
            },
            [.. GuardSettings.All.All.Select(setting => setting.Name)]));
        return this;
    }

    IEnumerable<(string Key, string Known)> IOptionsSection.Unknown(IConfigurationSection section) => Settings.Unknown(section);

    void IOptionsSection.Demand(IServiceProvider services) => _ = services.GetRequiredService<IOptions<TOptions>>().Value;

    private OptionsSection<TOptions> Add<TValue>(string key, Action<TOptions, TValue> set, Func<SettingReader, TValue> read, params string[] below)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(set);
        _settings.Add(new Setting<TOptions>(
            key,
            (options, at) =>
            {
                // What could not be read is a problem that is told, and nothing to set.
                var (before, value) = (at.Problems, read(at));
                if (at.Problems == before)
                {
                    set(options, value);
                }

                return options;
            },
            below));
        return this;
    }
}
