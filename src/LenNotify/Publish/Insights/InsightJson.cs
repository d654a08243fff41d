using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>The JSON of how far schedules got.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InsightState))]
internal sealed partial class InsightJson : JsonSerializerContext;
