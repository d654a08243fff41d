using System.Collections.Concurrent;

namespace LenNotify;

/// <summary>
/// Names of types as metrics and spans may bear them. A host may publish any type, and each name would be a series of its
/// own for ever: those beyond the first 200 are one.
/// </summary>
internal sealed class KnownTypes
{
    internal const string Other = "_OTHER";
    private const int Most = 200;
    private const int Longest = 128;
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);
    private int _count;

    internal string Of(string? type)
    {
        if (type is not { Length: <= Longest } || !type.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-'))
        {
            // It will be refused; until then it is a text from anywhere.
            return Other;
        }

        if (_known.TryGetValue(type, out var known))
        {
            return known;
        }

        return Volatile.Read(ref _count) < Most && _known.TryAdd(type, type) && Interlocked.Increment(ref _count) <= Most ? type : _known.GetValueOrDefault(type, Other);
    }
}
