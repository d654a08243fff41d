namespace LenNotify.Testing.Contracts.Words;

/// <summary>About a text.</summary>
internal readonly struct TextWords(string? text)
{
    internal TextWords And => this;

    internal void Be(string? expected, string because = "") => Say.Holds(expected == text, expected, text, because);

    internal void BeNull(string because = "") => Say.Holds(text is null, null, text, because);

    internal void NotBeNull() => Assert.NotNull(text);

    internal void NotBeEmpty() => Assert.NotEqual("", text);

    internal TextWords Contain(string part)
    {
        Assert.Contains(part, text, StringComparison.Ordinal);
        return this;
    }

    internal TextWords NotContain(string part)
    {
        Assert.DoesNotContain(part, text, StringComparison.Ordinal);
        return this;
    }
}
