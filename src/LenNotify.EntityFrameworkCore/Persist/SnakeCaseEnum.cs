using System.Text.Json;
using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>An enum by name: its numbers may change, what is stored stays.</summary>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
