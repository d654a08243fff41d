namespace LenNotify;

/// <summary>A number as plural rules see it; the letters are CLDR's.</summary>
internal readonly struct PluralNumber
{
    internal PluralNumber(decimal number)
    {
        N = Math.Abs(number);
        I = decimal.Truncate(N);
        V = number.Scale;
        F = N - I;
        for (var i = 0; i < V; i++)
        {
            F *= 10;
        }

        F = decimal.Truncate(F);
        T = F;
        while (T != 0 && T % 10 == 0)
        {
            T /= 10;
        }
    }

    /// <summary>Its absolute value.</summary>
    internal decimal N { get; }

    /// <summary>Its whole part.</summary>
    internal decimal I { get; }

    /// <summary>How many decimals are written.</summary>
    internal int V { get; }

    /// <summary>The decimals that are written, as a whole number.</summary>
    internal decimal F { get; }

    /// <summary>The same without zeros at the end.</summary>
    internal decimal T { get; }

    /// <summary>Whole millions.</summary>
    internal bool IsMillions => I != 0 && V == 0 && I % 1_000_000 == 0;

    internal bool IsExactly(int whole) => I == whole && V == 0;
}
