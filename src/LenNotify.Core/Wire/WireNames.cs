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
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(Enum.GetName(value) ?? value.ToString());

    // Enum.TryParse would take numbers, lists and names with blanks around them.
    private static bool TryReadEnum<TEnum>(string text, out TEnum value)
        where TEnum : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<TEnum>())
        {
            if (Of(candidate).Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
