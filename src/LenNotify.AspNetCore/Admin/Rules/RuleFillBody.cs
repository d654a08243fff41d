using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>What makes a rule of a ready-made one.</summary>
/// <param name="Id">The new rule's id.</param>
/// <param name="Values">What it lacks, by name.</param>
internal sealed record RuleFillBody(string Id, JsonObject Values);
