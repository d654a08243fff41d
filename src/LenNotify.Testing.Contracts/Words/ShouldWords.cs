namespace LenNotify.Testing.Contracts.Words;

/// <summary>
/// The few words in which the suites say what they expect, over xunit's own assertions: a published package must not bring a
/// library of them along.
/// </summary>
internal static class ShouldWords
{
    internal static ValueWords<object?> Should(this object? value) => new(value);

    internal static ValueWords<bool> Should(this bool value) => new(value);

    internal static NumberWords<int> Should(this int value) => new(value);

    internal static NumberWords<long> Should(this long value) => new(value);

    internal static NumberWords<long> Should(this long? value) => new(value);

    internal static NumberWords<TimeSpan> Should(this TimeSpan? value) => new(value);

    internal static NumberWords<DateTimeOffset> Should(this DateTimeOffset value) => new(value);

    internal static NumberWords<DateTimeOffset> Should(this DateTimeOffset? value) => new(value);

    internal static TextWords Should(this string? value) => new(value);

    internal static ManyWords<T> Should<T>(this IEnumerable<T>? values) => new(values);

    internal static ActionWords Should<T>(this Func<Task<T>> action) => new(action);

    internal static ActionWords Should(this Func<Task> action) => new(action);
}
