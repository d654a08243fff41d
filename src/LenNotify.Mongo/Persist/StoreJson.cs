using System.Text.Json;
using System.Text.Json.Serialization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>What is kept as JSON inside a field because no query looks into it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyDictionary<string, Evidence>))]
[JsonSerializable(typeof(Evidence))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>A value as text.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, typeof(T), Default);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static T Read<T>(string json) => (T)JsonSerializer.Deserialize(json, typeof(T), Default)!;
}
