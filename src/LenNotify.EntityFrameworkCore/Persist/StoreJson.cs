using System.Text.Json;
using System.Text.Json.Serialization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>What is kept as JSON inside a column because no statement looks into it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SnakeCaseEnum<Verdict>), typeof(SnakeCaseEnum<Reason>)])]
[JsonSerializable(typeof(IReadOnlyList<StoredDecision>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, Evidence>))]
[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(string))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>A value as text.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, typeof(T), Default);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static T Read<T>(string json) => (T)JsonSerializer.Deserialize(json, typeof(T), Default)!;
}
