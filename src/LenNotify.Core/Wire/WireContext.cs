using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>The source-generated JSON of Core's documents: no reflection, the same text everywhere.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    // NaN is for the rules to refuse, not for the writer.
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    MaxDepth = 32,
    Converters = [typeof(SeverityConverter), typeof(PriorityConverter), typeof(FrequencyConverter), typeof(TimeOfDayConverter), typeof(WeekdaysConverter)])]
[JsonSerializable(typeof(Preferences))]
[JsonSerializable(typeof(Notification))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
internal sealed partial class WireContext : JsonSerializerContext;
