using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LenNotify;

/// <summary>Describes our bodies, as they are on the wire, to whoever describes the host's endpoints.</summary>
internal sealed class WireDescription(bool camelCase) : IJsonTypeInfoResolver
{
    private readonly IJsonTypeInfoResolver _types = JsonTypeInfoResolver.Combine(ApiJson.Default, WireContext.Default);

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        if (type.Namespace != typeof(WireDescription).Namespace)
        {
            return null;
        }

        var info = type == typeof(Severity) ? Named<Severity>(options)
            : type == typeof(Priority) ? Named<Priority>(options)
            : type == typeof(Frequency) ? Named<Frequency>(options)
            : _types.GetTypeInfo(type, options);
        if (info is { Kind: JsonTypeInfoKind.Object })
        {
            Describe(info);
        }

        return info;
    }

    // What the host says of numbers and of what may be missing is said of its own bodies.
    private void Describe(JsonTypeInfo info)
    {
        info.NumberHandling = JsonNumberHandling.Strict;
        foreach (var property in info.Properties)
        {
            property.Name = (camelCase ? JsonNamingPolicy.CamelCase : JsonNamingPolicy.SnakeCaseLower).ConvertName(property.Name);
            property.IsRequired |= property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false, IsMemberInitializer: false };
        }
    }

    private static JsonTypeInfo<T> Named<T>(JsonSerializerOptions options)
        where T : struct, Enum =>
        JsonMetadataServices.CreateValueInfo<T>(options, new JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false).CreateConverter(typeof(T), options)!);
}
