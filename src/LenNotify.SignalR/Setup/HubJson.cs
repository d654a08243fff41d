using System.Text.Json;
using System.Text.Json.Serialization;

namespace LenNotify;

/// <summary>What the protocol must know of our types where a host has no reflection.</summary>
[JsonSerializable(typeof(HubBody))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class HubJson : JsonSerializerContext;
