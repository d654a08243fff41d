using Xunit.Sdk;

namespace LenNotify.Testing.Contracts.Words;

/// <summary>About several values.</summary>
internal readonly struct ManyWords<T>(IEnumerable<T>? values)
{
    private readonly T[]? _values = values?.ToArray();

    internal ManyWords<T> And => this;

    private T[] All => _values ?? throw new ArgumentNullException(nameof(values));

    internal void Equal(params IEnumerable<T> expected) => Assert.Equal(expected, All);

    internal void BeEmpty(string because = "") => Say.Holds(All.Length == 0, "nothing", Say.Listed(All), because);

    internal ManyWords<T> NotBeEmpty()
    {
        Assert.NotEmpty(All);
        return this;
    }

    internal void BeNull() => Assert.Null(_values);

    internal void NotBeNull() => Assert.NotNull(_values);

    internal ManyWords<T> HaveCount(int count, string because = "")
    {
        Say.Holds(All.Length == count, $"{count} of them", $"{All.Length}: {Say.Listed(All)}", because);
        return this;
    }

    internal One<T> ContainSingle(string because = "")
    {
        HaveCount(1, because);
        return new One<T>(All[0]);
    }

    internal One<T> ContainSingle(Func<T, bool> fits) => new ManyWords<T>(All.Where(fits)).ContainSingle();

    internal ManyWords<T> OnlyContain(Func<T, bool> fits)
    {
        Assert.NotEmpty(All);
        Assert.All(All, value => Assert.True(fits(value), $"One does not fit: {value}"));
        return this;
    }

    internal void NotContain(Func<T, bool> fits) => Assert.DoesNotContain(All, value => fits(value));

    internal ManyWords<T> OnlyHaveUniqueItems() => OnlyHaveUniqueItems(value => value);

    internal ManyWords<T> OnlyHaveUniqueItems<TKey>(Func<T, TKey> key)
    {
        Assert.Distinct(All.Select(key));
        return this;
    }

    internal ManyWords<T> BeInAscendingOrder()
    {
        Assert.Equal(All.Order(), All);
        return this;
    }

    internal void ContainEquivalentOf(T expected) => Assert.Contains(All, value => IsEquivalent(expected, value));

    /// <summary>The same values, in any order.</summary>
    internal void BeEquivalentTo(params IEnumerable<T> expected)
    {
        var all = expected.ToArray();
        Assert.Equal(all.Length, All.Length);
        Assert.Equivalent(all, All);
    }

    private static bool IsEquivalent(T expected, T actual)
    {
        try
        {
            Assert.Equivalent(expected, actual);
            return true;
        }
        catch (EquivalentException)
        {
            return false;
        }
    }
}
