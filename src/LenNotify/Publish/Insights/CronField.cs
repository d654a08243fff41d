using System.Globalization;

namespace LenNotify;

/// <summary>One of the five fields of a schedule: which values it names, and how they are read.</summary>
/// <param name="Name">What problems call it.</param>
/// <param name="Least">The least value.</param>
/// <param name="Most">The greatest.</param>
/// <param name="Words">Names of values, the first for <paramref name="Least"/>; empty where there are none.</param>
internal sealed record CronField(string Name, int Least, int Most, params string[] Words)
{
    /// <summary>In the order in which they are written.</summary>
    internal static readonly CronField[] All =
    [
        new("minute", 0, 59),
        new("hour", 0, 23),
        new("day_of_month", 1, 31),
        new("month", 1, 12, "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),

        // Sunday may be written as 0 or as 7.
        new("day_of_week", 0, 7, "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"),
    ];

    private string Limit => string.Create(CultureInfo.InvariantCulture, $"*, {Least}-{Most}{(Words.Length == 0 ? "" : $" or {Words[0]}-{Words[^1]}")}, ranges a-b, steps */n or a-b/n, and lists of these with commas");

    /// <summary>A bit for each value; 0 with the problem noted.</summary>
    internal ulong Read(string text, List<Problem> problems)
    {
        var values = 0UL;
        foreach (var part in text.Split(','))
        {
            if (ReadPart(part) is not { } some)
            {
                problems.Add(new($"schedule.{Name}", $"'{Shown.Of(part)}' is none.", Limit));
                return 0;
            }

            values |= some;
        }

        return values;
    }

    private ulong? ReadPart(string part)
    {
        var slash = part.IndexOf('/', StringComparison.Ordinal);
        var range = slash < 0 ? part : part[..slash];
        var step = 1;
        if (slash >= 0 && !(Digits(part[(slash + 1)..], out step) && step >= 1 && step <= Most))
        {
            return null;
        }

        var (from, to) = (Least, Most);
        if (range != "*")
        {
            var dash = range.IndexOf('-', StringComparison.Ordinal);
            if (!Value(dash < 0 ? range : range[..dash], out from) || (dash >= 0 && !Value(range[(dash + 1)..], out to)))
            {
                return null;
            }

            // With a step a single value is where to begin.
            to = dash >= 0 ? to : slash >= 0 ? Most : from;
        }

        return from > to ? null : Bits(from, to, step);
    }

    private static ulong Bits(int from, int to, int step)
    {
        var bits = 0UL;
        for (var value = from; value <= to; value += step)
        {
            bits |= 1UL << value;
        }

        return bits;
    }

    private bool Value(string text, out int value)
    {
        var word = Array.FindIndex(Words, known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        value = word + Least;
        return word >= 0 || (Digits(text, out value) && value >= Least && value <= Most);
    }

    private static bool Digits(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && text.Length <= 2;
}
