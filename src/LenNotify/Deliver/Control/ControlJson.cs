using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>The source-generated JSON of what is kept of channels.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ChannelControl))]
[JsonSerializable(typeof(CircuitRecord))]
[JsonSerializable(typeof(DateTimeOffset?))]
internal sealed partial class ControlJson : JsonSerializerContext;
