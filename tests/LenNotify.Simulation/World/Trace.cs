using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace LenNotify.Simulation;

/// <summary>What happened, line by line where somebody reads it, and how often each kind of thing happened.</summary>
internal sealed class Trace(bool written, Func<TimeSpan> now)
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly StringBuilder _lines = new();
    private readonly Dictionary<Guid, string> _names = [];

    internal IReadOnlyDictionary<string, int> Counts => _counts;

    internal bool IsWritten => written;

    /// <summary>Counts a kind of thing, and writes a line about it if there is one to read.</summary>
    internal void Tell(string kind, [InterpolatedStringHandlerArgument("")] TraceText what)
    {
        Count(kind);
        if (written)
        {
            _lines.Append(now().ToString(@"d\.hh\:mm\:ss\.fff", CultureInfo.InvariantCulture)).Append("  ")
                .Append(kind).Append(": ").Append(what.ToString()).Append('\n');
        }
    }

    internal void Count(string kind) => _counts[kind] = _counts.GetValueOrDefault(kind) + 1;

    /// <summary>A short name for an id: the letter, and a number by first mention.</summary>
    internal string Name(char letter, Guid id)
    {
        if (!_names.TryGetValue(id, out var name))
        {
            _names.Add(id, name = string.Create(CultureInfo.InvariantCulture, $"{letter}{_names.Count + 1}"));
        }

        return name;
    }

    public override string ToString() => _lines.ToString();
}

/// <summary>Text that is made only where it is read: a run of thousands of seeds writes none.</summary>
[InterpolatedStringHandler]
internal readonly ref struct TraceText
{
    private readonly StringBuilder? _text;

    public TraceText(int literalLength, int formattedCount, Trace trace, out bool isRead)
    {
        isRead = trace.IsWritten;
        _text = isRead ? new StringBuilder(literalLength + (8 * formattedCount)) : null;
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted<T>(T value) => _text!.Append(value is IFormattable one ? one.ToString(null, CultureInfo.InvariantCulture) : value?.ToString());

    public void AppendFormatted<T>(T value, string format)
        where T : IFormattable? => _text!.Append(value?.ToString(format, CultureInfo.InvariantCulture));

    public override string ToString() => _text?.ToString() ?? "";
}
