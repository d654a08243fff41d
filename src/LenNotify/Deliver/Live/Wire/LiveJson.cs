using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LenNotify;

/// <summary>The source-generated JSON of what connected clients are told.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(LiveBody))]
[JsonSerializable(typeof(ResumedBody))]
[JsonSerializable(typeof(MarkedBody))]
[JsonSerializable(typeof(GroupItemsBody))]
internal sealed partial class LiveJson : JsonSerializerContext
{
    /// <summary>Bodies spelled so.</summary>
    internal static JsonSerializerOptions Spelled(bool camelCase)
    {
        var options = new JsonSerializerOptions(Default.Options) { PropertyNamingPolicy = camelCase ? JsonNamingPolicy.CamelCase : JsonNamingPolicy.SnakeCaseLower };
        options.TypeInfoResolverChain.Clear();
        options.TypeInfoResolverChain.Add(Default);
        options.MakeReadOnly();
        return options;
    }

    internal static JsonElement Element<T>(T body, JsonSerializerOptions spelled) => JsonSerializer.SerializeToElement(body, (JsonTypeInfo<T>)spelled.GetTypeInfo(typeof(T)));
}
