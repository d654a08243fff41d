using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>A rule as it is to be.</summary>
/// <param name="Version">The one that was read; 0 for a rule that is not there yet.</param>
/// <param name="Rule">The rule itself.</param>
/// <param name="Enabled">Whether it is on.</param>
internal sealed record RulePutBody(int Version, JsonObject Rule, bool Enabled = true);
