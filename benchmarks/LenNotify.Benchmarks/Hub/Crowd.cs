using System.Diagnostics;
using System.Globalization;

namespace LenNotify.Benchmarks.Hub;

/// <summary>Thousands of clients in a process of their own, as the host's process sees them.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string _path = Path.GetTempFileName();
    private readonly Process _process;

    private Crowd(Uri hub, int count)
    {
        (Count, Book) = (count, new CrowdBook(_path));
        _process = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, [CrowdProcess.Option, hub.ToString(), count.ToString(CultureInfo.InvariantCulture), _path])
        {
            RedirectStandardInput = true,
        })!;
    }

    internal int Count { get; }

    internal CrowdBook Book { get; }

    /// <summary>All of them, connected.</summary>
    internal static async Task<Crowd> ConnectAsync(Uri hub, int count)
    {
        var crowd = new Crowd(hub, count);
        await crowd.UntilAsync(book => book.Connected == count);
        return crowd;
    }

    /// <summary>Ends when it is so, looking as often as it can without keeping a core from the others.</summary>
    internal async Task UntilAsync(Func<CrowdBook, bool> isSo)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!isSo(Book))
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new InvalidOperationException($"The clients did not come to it: {Book.Connected} connected, {Book.Received} messages, {Book.Failed} failed.");
            }

            await Task.Delay(1);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Book.Dispose();
        File.Delete(_path);
    }
}
