using System.Runtime.ExceptionServices;

namespace LenNotify.Core.Tests;

/// <summary>All hosts of one seed, made once for the tests that draw from them.</summary>
[CollectionDefinition(Name)]
public sealed class RandomWorlds : ICollectionFixture<RandomWorlds>
{
    internal const string Name = "Random worlds";

    /// <summary>Fixed, so that a failure comes again; any other number must pass as well.</summary>
    private const int Seed = 20_260_321;

    private const int Chunks = 64;

    internal IReadOnlyList<RandomWorld> All { get; } =
        [.. ParallelEnumerable.Range(0, RandomHost.Count).AsOrdered().Select(number => new RandomWorld(number, Seed))];

    /// <summary>Runs so many cases on all cores; each chunk has its own chance and its own world.</summary>
    internal RandomCoverage Run(int cases, Action<RandomWorld, Draw, RandomCoverage> run)
    {
        var all = new RandomCoverage();
        try
        {
            Parallel.For(0, Chunks, chunk =>
            {
                var draw = new Draw(Seed + (1_000 * chunk));
                var coverage = new RandomCoverage();
                for (var i = chunk; i < cases; i += Chunks)
                {
                    run(All[chunk % All.Count], draw, coverage);
                }

                lock (all)
                {
                    all.Add(coverage);
                }
            });
        }
        catch (AggregateException several)
        {
            // One difference is enough to look into.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return all;
    }
}
