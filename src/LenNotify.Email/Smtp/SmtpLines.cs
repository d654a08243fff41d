using System.Globalization;
using System.Text;

namespace LenNotify;

/// <summary>Reads a server's lines, within bounds.</summary>
internal sealed class SmtpLines(Stream stream)
{
    private const int LongestLine = 2_048;
    private const int MostLines = 100;
    private readonly byte[] _buffer = new byte[4_096];
    private int _from;
    private int _to;

    /// <summary>The server said more than it was asked, which nobody may do before TLS begins.</summary>
    internal bool HasMore => _from < _to;

    internal async ValueTask<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await LineAsync(cancellationToken).ConfigureAwait(false);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                throw new IOException("The mail server said what is no answer.");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
            {
                return new SmtpReply(code, lines);
            }
        }

        throw new IOException("The mail server does not end its answer.");
    }

    private async ValueTask<string> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (line.Length < LongestLine)
        {
            if (_from == _to)
            {
                (_from, _to) = (0, await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false));
                if (_to == 0)
                {
                    throw new IOException("The mail server closed the connection.");
                }
            }

            var c = (char)_buffer[_from++];
            if (c == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append(c);
        }

        throw new IOException("The mail server does not end its line.");
    }
}
