using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>The source-generated JSON of what goes over the wire. What a newer host adds to its answers is passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 32,
    Converters = [typeof(SeverityConverter), typeof(PriorityConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(EventBody))]
[JsonSerializable(typeof(AcceptedBody))]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ClientJson : JsonSerializerContext;
