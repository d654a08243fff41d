using System.Globalization;

namespace LenNotify.CrashRig;

/// <summary>The processes that may die: two workers, and while something is published two publishers.</summary>
internal sealed class RigCrew(RigPlan plan, string database, int ledgerPort, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly Random _random = new(plan.Seed);
    private readonly List<RigProcess> _workers = [];
    private readonly List<(RigProcess Process, Task Feeding)> _publishers = [];

    /// <summary>Which of so many, by the seed.</summary>
    public int Any(int from, int to) => _random.Next(from, to);

    /// <summary>Starts the workers.</summary>
    public async Task StartAsync() => _workers.AddRange(await Task.WhenAll(WorkerAsync(), WorkerAsync()));

    /// <summary>Gives publishers a load.</summary>
    public async Task FeedAsync(Load load)
    {
        if (_publishers.Count == 0)
        {
            _publishers.AddRange(await Task.WhenAll(PublisherAsync(load), PublisherAsync(load)));
            return;
        }

        for (var i = 0; i < _publishers.Count; i++)
        {
            _publishers[i] = (_publishers[i].Process, load.FeedAsync(_publishers[i].Process, cancellationToken));
        }
    }

    /// <summary>Everything of the load is acknowledged.</summary>
    public Task RestAsync() => Task.WhenAll(_publishers.Select(publisher => publisher.Feeding));

    /// <summary>Kills any one and starts another in its place; whether it was a worker.</summary>
    public async Task<bool> KillAnyAsync(Load load)
    {
        var victim = _random.Next(_workers.Count + _publishers.Count);
        if (victim < _workers.Count)
        {
            await _workers[victim].KillAsync();
            await _workers[victim].DisposeAsync();
            _workers[victim] = await WorkerAsync();
            return true;
        }

        var (process, feeding) = _publishers[victim - _workers.Count];
        await process.KillAsync();
        await feeding;
        await process.DisposeAsync();
        _publishers[victim - _workers.Count] = await PublisherAsync(load);
        return false;
    }

    /// <summary>Any worker.</summary>
    public RigProcess AnyWorker() => _workers[_random.Next(_workers.Count)];

    /// <summary>Restarts a worker gracefully.</summary>
    public async Task RestartAsync(int worker)
    {
        var place = worker % _workers.Count;
        await _workers[place].EndAsync();
        await _workers[place].DisposeAsync();
        _workers[place] = await WorkerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _workers.Concat(_publishers.Select(publisher => publisher.Process)))
        {
            await process.DisposeAsync();
        }
    }

    private async Task<RigProcess> WorkerAsync() => (await RigProcess.StartAsync(
        "work", database, Text(ledgerPort), Text(plan.Concurrency), Text((int)plan.SendTimeout.TotalSeconds), Text((int)plan.LeaseSpare.TotalSeconds))).Process;

    private async Task<(RigProcess, Task)> PublisherAsync(Load load)
    {
        var (process, _) = await RigProcess.StartAsync("publish", database);
        return (process, load.FeedAsync(process, cancellationToken));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
