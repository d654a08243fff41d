using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace LenNotify;

/// <summary>How names are spelled on the wire: snake_case out, and on the way in also what earlier clients say.</summary>
internal static class WireNames
{
    internal const string Severities = "info, success, warning (or low, medium, high), error, critical";
    internal const string Priorities = "low, normal, high, critical";
    internal const string Frequencies = "immediate, hourly, daily";

    internal static string Channel(string name) => name switch
    {
        "in_app" or "toast" => ChannelNames.InApp,
        "push" => ChannelNames.WebPush,
        _ => name,
    };

    /// <summary>The one spelling of a priority; what is none stays as it is.</summary>
    internal static string Priority(string name) => TryRead(name, out Priority priority) ? Of(priority) : name;

    internal static bool TryRead(string text, out Severity severity)
    {
        Severity? found = text.ToLowerInvariant() switch
        {
            "info" or "low" => Severity.Info,
            "success" => Severity.Success,
            "warning" or "medium" => Severity.Warning,
            "error" or "high" => Severity.Error,
            "critical" => Severity.Critical,
            _ => null,
        };
        severity = found ?? default;
        return found is not null;
    }

    internal static bool TryRead(string text, out Priority priority) => TryReadEnum(text, out priority);

    internal static bool TryRead(string text, out Frequency frequency) => TryReadEnum(text, out frequency);

    internal static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Spelled<TEnum>.Names.TryGetValue(value, out var name)
            ? name
            : Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    // Nothing but letters: Enum.TryParse would also take "7", "low, high" and "low " for a priority.
    private static bool TryReadEnum<TEnum>(string text, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        return text.All(char.IsAsciiLetter) && Enum.TryParse(text, ignoreCase: true, out value);
    }

    // Every push, decision and list says some of them: they are spelled once.
    private static class Spelled<TEnum>
        where TEnum : struct, Enum
    {
        internal static readonly FrozenDictionary<TEnum, string> Names =
            Enum.GetValues<TEnum>().Distinct().ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(Enum.GetName(value)!));
    }
}
