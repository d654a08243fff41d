using System.IO.MemoryMappedFiles;

namespace LenNotify.Benchmarks.Hub;

/// <summary>What the process of the clients writes, and the process of the host reads without asking.</summary>
internal sealed class CrowdBook : IDisposable
{
    private const int Latencies = 1 << 20;
    private readonly Lock _gate = new();
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    internal CrowdBook(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, (Latencies + 4) * sizeof(long));
        _view = _file.CreateViewAccessor();
    }

    /// <summary>How many clients are connected now.</summary>
    internal long Connected => _view.ReadInt64(0);

    /// <summary>How many messages came so far.</summary>
    internal long Received => _view.ReadInt64(8);

    /// <summary>How many tries to connect failed.</summary>
    internal long Failed => _view.ReadInt64(16);

    internal void Connect(int by) => Add(0, by);

    internal void Fail() => Add(16, 1);

    /// <summary>A message came, so many ticks after it was sent.</summary>
    internal void Receive(long ticks)
    {
        lock (_gate)
        {
            var received = _view.ReadInt64(8);
            _view.Write(Place(received), ticks);
            _view.Write(8, received + 1);
        }
    }

    /// <summary>Microseconds of the messages from the one to the other, sorted.</summary>
    internal double[] Between(long from, long to)
    {
        var microseconds = new double[to - from];
        for (var i = 0; i < microseconds.Length; i++)
        {
            microseconds[i] = _view.ReadInt64(Place(from + i)) * 1e6 / TimeProvider.System.TimestampFrequency;
        }

        Array.Sort(microseconds);
        return microseconds;
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    private static long Place(long number) => (4 + (number % Latencies)) * sizeof(long);

    private void Add(int place, int by)
    {
        lock (_gate)
        {
            _view.Write(place, _view.ReadInt64(place) + by);
        }
    }
}
