using System.Text;

namespace LenNotify;

/// <summary>Takes what is rendered, up to a size and for so long.</summary>
internal sealed class BoundedWriter(int most, RenderTime time) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        time.Step();
        if (_text.Length + buffer.Length > most)
        {
            throw new TemplateLimitException(FormattableString.Invariant($"it has more than {most:N0} characters"));
        }

        _text.Append(buffer);
    }

    /// <summary>Something was done, even if nothing was written.</summary>
    internal void Step() => time.Step();

    public override string ToString() => _text.ToString();
}
