using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>The same as <see cref="LiveJson"/> with names in camelCase: generated code knows one spelling only.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LiveBody))]
[JsonSerializable(typeof(ResumedBody))]
[JsonSerializable(typeof(MarkedBody))]
internal sealed partial class LiveCamelJson : JsonSerializerContext;
