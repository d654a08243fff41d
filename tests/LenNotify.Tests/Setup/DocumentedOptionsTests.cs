using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace LenNotify.Tests;

/// <summary>docs/configuration.md, the options types and what is read of the configuration say the same.</summary>
public partial class DocumentedOptionsTests
{
    private static readonly (string Prefix, Type Options, IReadOnlyList<(string Name, string[] Below)> Read)[] Sections =
    [
        ("", typeof(NotificationOptions), Of(KnownSettings.Options)),
        ("Channels:<channel>:", typeof(ChannelOptions), Of(KnownSettings.Channel)),
        ("Channels:<channel>:Policy:", typeof(ChannelPolicy), Of(KnownSettings.Policy)),
        ("Types:<type>:", typeof(NotificationType), Of(KnownSettings.Type)),
        ("Memory:", typeof(MemoryLimits), Of(KnownSettings.Memory)),
        ("Retention:", typeof(RetentionOptions), Of(KnownSettings.Retention)),
        ("ContactKeys:", typeof(ContactKeyOptions), Of(KnownSettings.ContactKeys)),
    ];

    [Fact]
    public void Every_option_is_read_from_the_configuration()
    {
        foreach (var (_, options, read) in Sections)
        {
            read.Select(one => one.Name).Should().BeEquivalentTo(Properties(options).Select(property => property.Name), "these are the options of {0}", options.Name);
        }
    }

    [Fact]
    public void Every_key_that_is_read_has_a_row_in_the_table_and_the_table_has_no_other()
    {
        var read = Sections.SelectMany(section => section.Read.SelectMany(one => Keys(section.Prefix + one.Name, one.Below)));
        Rows().Select(row => row.Key).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(read);
    }

    [Fact]
    public void The_table_states_the_defaults_that_the_options_have()
    {
        var rows = Rows().ToDictionary(row => row.Key, row => row.Default);
        var (options, channel, memory) = (new NotificationOptions(), new ChannelOptions("yours"), new MemoryLimits());
        foreach (var (prefix, of) in new (string, object)[] { ("", options), ("Channels:<channel>:", channel), ("Memory:", memory), ("Retention:", new RetentionOptions()), ("Types:<type>:", new NotificationType("t")), ("Channels:<channel>:Policy:", new ChannelPolicy("yours")) })
        {
            foreach (var property in Properties(of.GetType()).Where(property => Shown(property.GetValue(of)) is not null))
            {
                rows[prefix + property.Name].Should().Be(Shown(property.GetValue(of)), "that is the default of {0}{1}", prefix, property.Name);
            }
        }
    }

    private static IReadOnlyList<(string Name, string[] Below)> Of<T>(Settings<T> settings) => [.. settings.All.Select(one => (one.Name, one.Below))];

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name != "Name" && (property.CanWrite || property.Name == "Keys"));

    private static IEnumerable<string> Keys(string key, string[] below) => below switch
    {
        [] => [key],
        ["*"] when key.EndsWith(":Policy", StringComparison.Ordinal) => [],
        ["*"] => [$"{key}:{Names[key.Split(':')[^1]]}"],
        _ => below.Select(part => $"{key}:{part}{(part == "Users" ? ":<n>" : "")}"),
    };

    private static Dictionary<string, string> Names { get; } = new() { ["ClosedHours"] = "<country>:<n>", ["Channels"] = "<n>", ["SensitiveMetadata"] = "<n>", ["Keys"] = "<id>" };

    private static string? Shown(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        int number => number.ToString("N0", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        string text => text,
        Enum choice => choice.ToString(),
        _ => null,
    };

    private static IEnumerable<(string Key, string Default)> Rows() =>
        from line in DocumentedTable.Of("configuration.md")
        let row = Row().Match(line)
        where row.Success
        select (row.Groups[1].Value, row.Groups[2].Value);

    [GeneratedRegex(@"^\| `([^`]+)` \| [^|]+ \| `?([^|`]*?)`? \|")]
    private static partial Regex Row();
}
