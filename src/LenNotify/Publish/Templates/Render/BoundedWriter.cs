using System.Buffers;
using System.Globalization;
using System.Text;

namespace LenNotify;

/// <summary>Takes what is rendered, up to a size and for so long, in a buffer that is lent again when it is disposed of.</summary>
internal sealed class BoundedWriter(int most, RenderTime time) : TextWriter(CultureInfo.InvariantCulture)
{
    private const int First = 1_024;
    private char[] _buffer = ArrayPool<char>.Shared.Rent(First);
    private int _length;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        time.Step();
        if (_length + buffer.Length > most)
        {
            throw new TemplateLimitException(FormattableString.Invariant($"it has more than {most:N0} characters"));
        }

        if (_length + buffer.Length > _buffer.Length)
        {
            Grow(_length + buffer.Length);
        }

        buffer.CopyTo(_buffer.AsSpan(_length));
        _length += buffer.Length;
    }

    /// <summary>Something was done, even if nothing was written.</summary>
    internal void Step() => time.Step();

    public override string ToString() => new(_buffer, 0, _length);

    protected override void Dispose(bool disposing)
    {
        (var lent, _buffer, _length) = (_buffer, [], 0);
        if (lent.Length > 0)
        {
            ArrayPool<char>.Shared.Return(lent);
        }

        base.Dispose(disposing);
    }

    private void Grow(int least)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(least, _buffer.Length * 2));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
