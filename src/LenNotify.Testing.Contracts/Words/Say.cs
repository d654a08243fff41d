namespace LenNotify.Testing.Contracts.Words;

/// <summary>What a failed expectation says.</summary>
internal static class Say
{
    internal static void Holds(bool holds, object? expected, object? actual, string because) =>
        Assert.True(holds, $"Expected: {expected ?? "null"}{(because.Length == 0 ? "" : $", because {because}")}\nActual:   {actual ?? "null"}");

    internal static string Listed<T>(IEnumerable<T> values) => string.Join(", ", values);
}
