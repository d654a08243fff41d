using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>Where a value stands in an event, taken apart once.</summary>
internal sealed partial class FieldPath
{
    internal const string Allowed =
        "severity, type, producer, event_id, dedupe_key, or payload and up to 15 steps of letters, digits, _ and - such as payload.legs[0].symbol";

    private const string Payload = "payload";
    private readonly (byte[]? Name, int Index)[] _steps;

    private FieldPath(string text, (byte[]? Name, int Index)[] steps) => (Text, _steps, IsInPayload) = (text, steps, text.StartsWith(Payload, StringComparison.Ordinal));

    /// <summary>As it is spelled.</summary>
    internal string Text { get; }

    internal bool IsSeverity => Text == "severity";

    internal bool IsInPayload { get; }

    /// <summary>Null for what is no path.</summary>
    internal static FieldPath? TryParse(string text)
    {
        if (text.Length > 512 || !Pattern().IsMatch(text))
        {
            return null;
        }

        var inPayload = text.StartsWith(Payload, StringComparison.Ordinal);
        var steps = Step().Matches(inPayload ? text[Payload.Length..] : text)
            .Select(step => step.ValueSpan[0] == '['
                ? ((byte[]?)null, int.Parse(step.ValueSpan[1..^1], System.Globalization.CultureInfo.InvariantCulture))
                : (Encoding.UTF8.GetBytes(step.Value.TrimStart('.')), 0));
        return new FieldPath(text, [.. steps]);
    }

    /// <summary>The value, if it is there; a null is not.</summary>
    internal bool TryFind(EventView happened, out JsonElement value)
    {
        value = IsInPayload ? happened.Payload : happened.Root;
        foreach (var (name, index) in _steps)
        {
            if (name is null)
            {
                if (value.ValueKind != JsonValueKind.Array || index >= value.GetArrayLength())
                {
                    return false;
                }

                value = value[index];
            }
            else if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return false;
            }
        }

        return value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
    }

    /// <summary>The value, if it is a number that can be compared.</summary>
    internal bool TryFindNumber(EventView happened, out double number)
    {
        number = 0;
        return TryFind(happened, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out number) && double.IsFinite(number);
    }

    [GeneratedRegex(@"\A(severity|type|producer|event_id|dedupe_key|payload(\.[A-Za-z0-9_-]{1,64}|\[[0-9]{1,3}\]){1,15})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\.?[A-Za-z0-9_-]+|\[[0-9]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
