using System.Text.Json.Serialization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>The source-generated JSON of exports.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ExportedItem))]
[JsonSerializable(typeof(ExportedState))]
[JsonSerializable(typeof(DueDelivery))]
[JsonSerializable(typeof(ContactBook))]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class ExportContext : JsonSerializerContext;
