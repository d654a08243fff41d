using System.Globalization;
using LenNotify.Benchmarks.Million;
using LenNotify.Tests.Plans;

namespace LenNotify.Benchmarks.Pages;

/// <summary>What a person's answers must say, counted from the numbers that the rows are made of.</summary>
internal sealed class Expected
{
    private const int Day = 86_400;
    private const int ExpiredEvery = 1_000;
    private const int CountedUpTo = 10_000;

    internal Expected(FilledTables rows, bool isHeavy)
    {
        var (from, to) = (rows.Items / 2, rows.Items / 2 + Day);
        (From, To) = (At(rows, from), At(rows, to));

        // By the clock, part of the rows may be younger than now; what is to expire then is there still.
        var now = TimeProvider.System.GetUtcNow();
        int[] own = [.. Enumerable.Range(0, rows.Items).Where(number => IsOf(rows, number, isHeavy) && (number % ExpiredEvery != 0 || Instant(rows, number) > now))];
        All = Counted(own.Length);
        Seldom = Counted(own.Count(MillionRows.IsSeldom));
        TwoSeverities = Counted(own.Count(number => MillionRows.SeverityOf(number) is Severity.Warning or Severity.Error));
        OfThatDay = Counted(own.Count(number => number >= from && number < to));
    }

    /// <summary>All that are listed.</summary>
    internal int All { get; }

    /// <summary>Those of the type that is seldom.</summary>
    internal int Seldom { get; }

    /// <summary>Warnings and errors; none of them was read.</summary>
    internal int TwoSeverities { get; }

    /// <summary>Those of a day in the middle.</summary>
    internal int OfThatDay { get; }

    /// <summary>When that day begins.</summary>
    internal string From { get; }

    /// <summary>When it ends.</summary>
    internal string To { get; }

    private static bool IsOf(FilledTables rows, int number, bool isHeavy) => isHeavy
        ? number % rows.HeavyEvery == 0
        : number % rows.HeavyEvery != 0 && number % FilledTables.People == 1;

    private static int Counted(int count) => Math.Min(count, CountedUpTo);

    // Each is a second younger than the one before.
    private static string At(FilledTables rows, int number) => Instant(rows, number).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(FilledTables rows, int number) => rows.Now.AddSeconds(number - rows.Items);
}
