namespace LenNotify.Benchmarks.Hub;

/// <summary>How a round went.</summary>
/// <param name="Rate">Messages a second, until clients had them.</param>
/// <param name="P50">Microseconds from sending to a client's hands, of the one in the middle.</param>
/// <param name="P99">The same, of which one in a hundred takes longer.</param>
/// <param name="Cpu">Microseconds of the host's processor for each.</param>
internal sealed record Told(double Rate, double P50, double P99, double Cpu)
{
    /// <summary>Runs a round and looks at it.</summary>
    internal static async Task<Told> RunAsync(Crowd crowd, int count, Func<Task> send)
    {
        var from = crowd.Book.Received;
        var (began, cpu) = (TimeProvider.System.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await send();
        await crowd.UntilAsync(book => book.Received >= from + count);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        var latencies = crowd.Book.Between(from, from + count);
        return new Told(count / seconds, latencies[count / 2], latencies[(int)(0.99 * (count - 1))], (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / count);
    }
}
