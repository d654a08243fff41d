using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LenNotify;

/// <summary>Describes our bodies, as they are on the wire, to whoever describes the host's endpoints.</summary>
internal sealed class WireDescription(bool camelCase) : IJsonTypeInfoResolver
{
    private readonly IJsonTypeInfoResolver _types = JsonTypeInfoResolver.Combine(ApiJson.Default, WireContext.Default);

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        var info = type.Namespace == typeof(WireDescription).Namespace ? _types.GetTypeInfo(type, options) : null;
        if (info is { Kind: JsonTypeInfoKind.Object })
        {
            foreach (var property in info.Properties)
            {
                property.Name = (camelCase ? JsonNamingPolicy.CamelCase : JsonNamingPolicy.SnakeCaseLower).ConvertName(property.Name);
            }
        }

        return info;
    }
}
