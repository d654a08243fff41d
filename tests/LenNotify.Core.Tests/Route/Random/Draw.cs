namespace LenNotify.Core.Tests;

/// <summary>Chance with a seed, in the words that the generators need.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    internal bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>From <paramref name="least"/> up to and including <paramref name="most"/>.</summary>
    internal int Number(int least, int most) => _random.Next(least, most + 1);

    internal T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    internal T? Maybe<T>(double probability, Func<T> make)
        where T : class => Chance(probability) ? make() : null;

    internal T? MaybeValue<T>(double probability, Func<T> make)
        where T : struct => Chance(probability) ? make() : null;

    internal List<T> Some<T>(IReadOnlyList<T> items, double probability) => [.. items.Where(_ => Chance(probability))];

    internal List<T> Times<T>(int count, Func<T> make)
    {
        var made = new List<T>();
        for (var i = 0; i < count; i++)
        {
            made.Add(make());
        }

        return made;
    }

    internal Guid Id()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>Zero to so many half minutes: coarse, so that instants often meet.</summary>
    internal TimeSpan HalfMinutes(int most) => TimeSpan.FromSeconds(30 * Number(0, most));
}
