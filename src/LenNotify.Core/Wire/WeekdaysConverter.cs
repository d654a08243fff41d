using System.Text.Json;
using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary><see cref="Weekdays"/> as a list of three-letter names; full names are understood too.</summary>
internal sealed class WeekdaysConverter : JsonConverter<Weekdays>
{
    internal const string Allowed = "mon, tue, wed, thu, fri, sat, sun";

    private static readonly string[] Names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    internal static bool TryRead(string text, out Weekdays day)
    {
        var at = Array.FindIndex(Names, name =>
            name.Equals(text, StringComparison.OrdinalIgnoreCase) || name.AsSpan(0, 3).Equals(text, StringComparison.OrdinalIgnoreCase));
        day = at < 0 ? Weekdays.None : (Weekdays)(1 << at);
        return at >= 0;
    }

    public override Weekdays Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"Allowed: a list of {Allowed}.");
        }

        var days = Weekdays.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            days |= reader.TokenType == JsonTokenType.String && TryRead(reader.GetString()!, out var day)
                ? day
                : throw new JsonException($"Allowed: a list of {Allowed}.");
        }

        return days;
    }

    public override void Write(Utf8JsonWriter writer, Weekdays value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        for (var day = 0; day < Names.Length; day++)
        {
            if (value.HasFlag((Weekdays)(1 << day)))
            {
                writer.WriteStringValue(Names[day].AsSpan(0, 3));
            }
        }

        writer.WriteEndArray();
    }
}
