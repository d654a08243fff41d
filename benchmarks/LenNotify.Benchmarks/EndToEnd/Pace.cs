namespace LenNotify.Benchmarks.EndToEnd;

/// <summary>How one side did in one round.</summary>
/// <param name="Rate">Publications a second, each committed and told to the hub.</param>
/// <param name="Median">Microseconds from publishing to the hub.</param>
/// <param name="Slow">The same, of which one in a hundred takes longer.</param>
internal sealed record Pace(double Rate, double Median, double Slow);
