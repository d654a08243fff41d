using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LenNotify;

/// <summary>
/// The source-generated JSON of what connected clients are told. Written by generated code, without a look at the types: one
/// push is little else than its JSON.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LiveBody))]
[JsonSerializable(typeof(ResumedBody))]
[JsonSerializable(typeof(MarkedBody))]
[JsonSerializable(typeof(GroupItemsBody))]
internal sealed partial class LiveJson : JsonSerializerContext
{
    /// <summary>Bodies spelled so.</summary>
    internal static JsonSerializerOptions Spelled(bool camelCase) => camelCase ? LiveCamelJson.Default.Options : Default.Options;

    internal static JsonElement Element<T>(T body, JsonSerializerOptions spelled) => JsonSerializer.SerializeToElement(body, (JsonTypeInfo<T>)spelled.GetTypeInfo(typeof(T)));
}
