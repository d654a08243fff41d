using System.Text.Json;
using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>Writes bodies by their own options, whatever the host chose for its hubs.</summary>
internal sealed class HubBodyWriter : JsonConverter<HubBody>
{
    public override HubBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Clients are sent this, and never send it.");

    public override void Write(Utf8JsonWriter writer, HubBody value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);

        // The generated code itself, without what the serializer prepares around each call.
        if (value.Spelled.SerializeHandler is { } write)
        {
            write(writer, value.Body);
            return;
        }

        JsonSerializer.Serialize(writer, value.Body, value.Spelled);
    }
}
