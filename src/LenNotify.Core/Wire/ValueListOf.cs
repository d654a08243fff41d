namespace LenNotify;

/// <summary>Makes a <see cref="ValueList{T}"/>.</summary>
internal static class ValueList
{
    internal static ValueList<T> Of<T>(IReadOnlyList<T>? items) => items switch
    {
        null or { Count: 0 } => ValueList<T>.Empty,
        ValueList<T> already => already,
        _ => new([.. items]),
    };
}
