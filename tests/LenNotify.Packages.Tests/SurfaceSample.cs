using System.Collections;
using System.Diagnostics.CodeAnalysis;

// What is declared here is only looked at, never used, and breaks rules that the packages keep.
#pragma warning disable CA1051, IDE0060

namespace LenNotify.Packages.Tests;

/// <summary>One of everything that a public surface can show, for the test of <see cref="PublicSurface"/>.</summary>
public static class SurfaceSample
{
    public const string Quoted = "a \"b\" \\ \n";

    public static readonly string? Maybe;

    [Flags]
    public enum Bits : byte
    {
        None = 0,
        One = 1,
        Two = 2,
        [Obsolete("Use Two.")]
        Four = 4,
    }

    public delegate TResult? Maker<in T, out TResult>(T input, ref int count) where TResult : class;

    public interface IPart<out T> : IEnumerable<T>
    {
        static abstract string Name { get; }

        static virtual int Level => 0;

        event EventHandler? Changed;

        T this[int index, string? key] { get; }

        bool HasBody() => true;

        void HasNone();
    }

    public abstract record Animal(string Name, int? Legs = 4)
    {
        protected abstract string Sound { get; }

        protected internal virtual void Speak([StringSyntax(StringSyntaxAttribute.Regex)] string pattern)
        {
        }
    }

    public sealed record Dog(string Name) : Animal(Name), IDisposable
    {
        public required string Owner { get; init; }

        public string? Chip { get; private set; }

        protected override string Sound => Chip = "woof";

        public void Dispose()
        {
        }

        public override string ToString() => Owner;
    }

    public readonly record struct Pair(int Left, string? Right);

    public readonly ref struct Window
    {
        public readonly ref readonly int Front() => throw new NotSupportedException();
    }

    public class Box<T> : IEnumerable<T?>
        where T : notnull
    {
        protected int _shown;

        protected Box(T first)
        {
        }

        public ref T First => throw new NotSupportedException();

        public static explicit operator Box<T>(T value) => throw new NotSupportedException();

        public static Box<T> operator +(Box<T> left, Box<T> right) => left;

        public IEnumerator<T?> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();

        public class Lid<TKey>
            where TKey : unmanaged;

        protected internal sealed class Lock;

        private sealed class Hidden;
    }

    public static bool TryFind(this string text, in Guid id, [NotNullWhen(true)] out string? found, Bits bits = Bits.One | Bits.Two)
    {
        found = null;
        return false;
    }

    public static (string Name, (int X, int? Y) At)[]? Points(
        Dictionary<string, List<string?>?> map, Box<Guid>.Lid<int>? lid = null, params IReadOnlyList<object> rest) => null;

    public static KeyValuePair<string?, int>? Value<T>(List<int?> values, List<T> known, List<T?> unknown, T bare, Func<int, string?>[]? f) => null;

    public static T? Any<T>(T? value, Guid id = default, char c = '\'', decimal price = 1.50m, double d = 0.1, Bits? odd = (Bits)9) => value;

    public static async Task<string?> WaitAsync<T>(Func<T, string, T?, string?>? then, CancellationToken ct = default)
        where T : struct, IComparable<T>
    {
        await Task.CompletedTask;
        return null;
    }

    public static void Constrained<TClass, TMaybe, TNew, TSpan>(ReadOnlySpan<TClass> span, string?[,] grid, ref readonly int by)
        where TClass : class
        where TMaybe : class?
        where TNew : Box<TClass>?, new()
        where TSpan : allows ref struct
    {
    }
}
