namespace LenNotify.Testing.Contracts.Words;

/// <summary>About one value.</summary>
internal readonly struct ValueWords<T>(T value)
{
    internal void Be(T expected, string because = "") => Say.Holds(Equals(expected, value), expected, value, because);

    internal void NotBe(T unexpected) => Assert.NotEqual(unexpected, value);

    internal void BeNull(string because = "") => Say.Holds(value is null, null, value, because);

    internal void NotBeNull(string because = "") => Say.Holds(value is not null, "anything", value, because);

    internal void NotBeEmpty() => Assert.NotEqual((object)Guid.Empty, value);

    internal void BeTrue(string because = "") => Say.Holds(value is true, true, value, because);

    internal void BeFalse(string because = "") => Say.Holds(value is false, false, value, because);

    /// <summary>What the expected value names must be the same; it need not name everything.</summary>
    internal void BeEquivalentTo(object expected) => Assert.Equivalent(expected, value);
}
