using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>The JSON of frozen content.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FrozenContent))]
internal sealed partial class FrozenJson : JsonSerializerContext;
