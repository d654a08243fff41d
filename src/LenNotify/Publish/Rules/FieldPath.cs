using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>Where a value stands in an event, taken apart once.</summary>
internal sealed partial class FieldPath
{
    private const string Payload = "payload";
    private readonly (byte[]? Name, int Index)[] _steps;

    /// <param name="text">As the schema says that a field is spelled.</param>
    internal FieldPath(string text)
    {
        (Text, IsInPayload) = (text, text.StartsWith(Payload, StringComparison.Ordinal));
        _steps =
        [
            .. Step().Matches(IsInPayload ? text[Payload.Length..] : text).Select(step => step.ValueSpan[0] == '['
                ? ((byte[]?)null, int.Parse(step.ValueSpan[1..^1], System.Globalization.CultureInfo.InvariantCulture))
                : (Encoding.UTF8.GetBytes(step.Value.TrimStart('.')), 0)),
        ];
    }

    /// <summary>As it is spelled.</summary>
    internal string Text { get; }

    internal bool IsSeverity => Text == "severity";

    internal bool IsInPayload { get; }

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

    [GeneratedRegex(@"\.?[A-Za-z0-9_-]+|\[[0-9]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
