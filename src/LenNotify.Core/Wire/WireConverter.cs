using System.Text.Json;
using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>An enum as its snake_case name, also as a member name; reading it understands the aliases of <see cref="WireNames"/>.</summary>
internal abstract class WireConverter<T>(WireConverter<T>.Reader read, string allowed) : JsonConverter<T>
    where T : struct, Enum
{
    internal delegate bool Reader(string text, out T value);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => From(ref reader);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => From(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(WireNames.Of(value));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(WireNames.Of(value));

    private T From(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && read(reader.GetString()!, out var value)
            ? value
            : throw new JsonException($"Allowed: {allowed}.");
}
