using System.Diagnostics;
using System.Globalization;

namespace LenNotify.Simulation;

/// <summary>
/// <c>-- 10000</c> runs the seeds 1 to 10,000; <c>-- 500 20000</c> runs 500 from 20,000 on; <c>-- --seed 4711</c> replays one
/// and prints its trace; <c>-- --mistakes</c> tells which seed finds each planted mistake. The exit code is the number of seeds that failed, at most 100.
/// </summary>
internal static class Program
{
    private const int MostShown = 10;

    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (arguments is ["--seed", var one] && ulong.TryParse(one, out var seed))
        {
            var outcome = Simulation.Run(seed, traced: true);
            Console.Write(outcome.Trace);
            Console.WriteLine(outcome.Invariant is null ? $"Seed {seed}: every invariant holds." : outcome.Tell());
            return outcome.Invariant is null ? 0 : 1;
        }

        if (arguments is ["--mistakes"])
        {
            return FindMistakes();
        }

        ulong first = 1;
        if (arguments.Length is 1 or 2 && int.TryParse(arguments[0], out var many) && many > 0 && (arguments.Length == 1 || ulong.TryParse(arguments[1], out first)))
        {
            return Run(many, first);
        }

        Console.WriteLine("How many seeds? For example: -- 10000, or -- --seed 4711 to replay one with its trace.");
        return 2;
    }

    // How soon each mistake is found, and by what.
    private static int FindMistakes()
    {
        const int Most = 1_000;
        foreach (var mistake in Mistakes.All)
        {
            var found = Enumerable.Range(1, Most).Select(seed => Simulation.Run((ulong)seed, mistake.Make())).FirstOrDefault(outcome => outcome.Invariant is not null);
            Console.WriteLine(found is null ? $"{mistake.Name}: not found in {Most} seeds" : $"{mistake.Name}: seed {found.Seed}, {found.How}");
        }

        return 0;
    }

    private static int Run(int many, ulong first)
    {
        var watch = Stopwatch.StartNew();
        var outcomes = new Outcome[many];
        var done = 0;

        // Each seed is one thread's from beginning to end; several seeds go on at once.
        Parallel.For(0, many, i =>
        {
            outcomes[i] = Simulation.Run(first + (ulong)i);
            if (Interlocked.Increment(ref done) % 1_000 == 0)
            {
                Console.WriteLine($"{done} seeds after {watch.Elapsed.TotalSeconds:0} s");
            }
        });

        var failed = outcomes.Where(outcome => outcome.Invariant is not null).ToArray();
        foreach (var outcome in failed.Take(MostShown))
        {
            Console.WriteLine(outcome.Tell());
        }

        foreach (var kind in outcomes.SelectMany(outcome => outcome.Counts).GroupBy(count => count.Key).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"{kind.Sum(count => (long)count.Value),10}  {kind.Key}");
        }

        foreach (var invariant in failed.GroupBy(outcome => outcome.Invariant))
        {
            Console.WriteLine($"{invariant.Count()} seeds broke '{invariant.Key}', the first is {invariant.First().Seed}.");
        }

        Console.WriteLine($"{many} seeds from {first} in {watch.Elapsed.TotalSeconds:0.0} s: {failed.Length} failed.");
        return Math.Min(failed.Length, 100);
    }
}
