using System.Text.Json;
using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary><see cref="TimeOfDay"/> as <c>"HH:mm"</c>.</summary>
internal sealed class TimeOfDayConverter : JsonConverter<TimeOfDay>
{
    public override TimeOfDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TimeOfDay.TryParse(reader.GetString(), out var time)
            ? time
            : throw new JsonException("Allowed: HH:mm from 00:00 to 24:00.");

    public override void Write(Utf8JsonWriter writer, TimeOfDay value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
