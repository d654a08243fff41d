namespace LenNotify.Benchmarks.Results;

/// <summary>The tables that are measured side by side instead of one method after the other.</summary>
/// <param name="Latencies">Publish to delivered in memory.</param>
/// <param name="Postgres">The journey on PostgreSQL.</param>
/// <param name="Million">Inboxes with very many items.</param>
/// <param name="EndToEnd">From publishing to the hub.</param>
internal sealed record Tables(string Latencies, string Postgres, string Million, string EndToEnd);
