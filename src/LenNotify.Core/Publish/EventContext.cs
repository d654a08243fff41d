using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>The source-generated JSON of events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = 32,
    Converters = [typeof(SeverityConverter)])]
[JsonSerializable(typeof(SourceEvent))]
internal sealed partial class EventContext : JsonSerializerContext;
