namespace LenNotify.Core.Tests;

/// <summary>The oracle's decision for one person.</summary>
internal sealed record OracleDecision(Priority Priority, bool Listed, IReadOnlyList<OracleChannel> Channels);
