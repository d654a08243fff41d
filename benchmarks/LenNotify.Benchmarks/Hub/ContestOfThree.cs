using LenNotify.Benchmarks.Durable;

namespace LenNotify.Benchmarks.Hub;

/// <summary>Two sides that take turns, of which three figures are taken in each round.</summary>
internal sealed record ContestOfThree(Contest Rate, Contest P99, Contest Cpu)
{
    internal static async Task<ContestOfThree> RunAsync(int rounds, Func<Task<Told>> raw, Func<Task<Told>> ours)
    {
        var (raws, mine) = (new List<Told>(), new List<Told>());
        var rate = await Contest.RunAsync(rounds, () => NoteAsync(raw, raws), () => NoteAsync(ours, mine));
        return new ContestOfThree(rate, Of(one => one.P99), Of(one => one.Cpu));

        Contest Of(Func<Told, double> figure)
        {
            // The last so many: those before them were not measured.
            double[] of = [.. raws.TakeLast(rounds).Select(figure)], other = [.. mine.TakeLast(rounds).Select(figure)];
            return new Contest(Contest.Median(of), Contest.Median(other), Contest.Median(of.Zip(other, (one, ours) => ours / one)));
        }
    }

    private static async Task<double> NoteAsync(Func<Task<Told>> run, List<Told> into)
    {
        into.Add(await run());
        return into[^1].Rate;
    }
}
