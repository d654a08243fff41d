namespace LenNotify.Testing.Contracts.Words;

/// <summary>About a value that has an order.</summary>
internal readonly struct NumberWords<T>(T? value)
    where T : struct, IComparable<T>
{
    internal NumberWords<T> And => this;

    internal NumberWords<T> Be(T expected, string because = "") => Known(Equals(expected, value), $"{expected}", because);

    internal void NotBe(T? unexpected) => Assert.NotEqual(unexpected, value);

    internal void BeNull(string because = "") => Say.Holds(value is null, null, value, because);

    internal NumberWords<T> NotBeNull() => Known(value is not null, "anything", "");

    internal NumberWords<T> BeOnOrAfter(T least, string because = "") => Known(Compare(least) >= 0, $"{least} or after", because);

    internal NumberWords<T> BeOnOrBefore(T most, string because = "") => Known(Compare(most) <= 0, $"{most} or before", because);

    internal NumberWords<T> BeGreaterThanOrEqualTo(T least) => BeOnOrAfter(least);

    internal NumberWords<T> BeLessThanOrEqualTo(T most) => BeOnOrBefore(most);

    internal void BeGreaterThan(T limit) => Known(Compare(limit) > 0, $"more than {limit}", "");

    internal void BePositive() => BeGreaterThan(default);

    internal void BeInRange(T least, T most) => BeOnOrAfter(least).BeOnOrBefore(most);

    private NumberWords<T> Known(bool holds, string expected, string because)
    {
        Say.Holds(holds && value is not null, expected, value, because);
        return this;
    }

    private int Compare(T other) => value?.CompareTo(other) ?? 0;
}
