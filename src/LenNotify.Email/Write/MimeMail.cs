using System.Globalization;
using System.Text;

namespace LenNotify;

/// <summary>
/// A mail as SMTP carries it: seven bits, CRLF only, short lines. Both bodies are base64, so that nothing in them can look like
/// the end of the mail to any server on its way.
/// </summary>
internal static class MimeMail
{
    private const int EncodedLine = 76;
    private const int BytesOfWord = 42;
    private const int LongestPlainHeader = 60;

    internal static byte[] Of(EmailMessage message)
    {
        var boundary = $"=_{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(message.MessageId)).AsSpan(0, 16))}";
        var mail = new StringBuilder();
        Header(mail, "Date", message.Date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + message.Date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal));
        Header(mail, "From", message.FromName is { } name ? $"{Phrase(name)}\r\n <{message.From}>" : message.From);
        Header(mail, "To", message.To);
        if (message.ReplyTo is { } replyTo)
        {
            Header(mail, "Reply-To", replyTo);
        }

        Header(mail, "Message-ID", message.MessageId);
        Header(mail, "Subject", Words(message.Subject));
        if (message.Unsubscribe is { } unsubscribe)
        {
            Header(mail, "List-Unsubscribe", $"<{unsubscribe.AbsoluteUri}>");
            Header(mail, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        Header(mail, "Auto-Submitted", "auto-generated");
        Header(mail, "MIME-Version", "1.0");
        Header(mail, "Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
        mail.Append("\r\n");
        Part(mail, boundary, "text/plain", message.Text);
        Part(mail, boundary, "text/html", message.Html);
        return Encoding.ASCII.GetBytes(mail.Append("--").Append(boundary).Append("--\r\n").ToString());
    }

    // The last line of defence: whatever was to stand here, one header is one header.
    private static void Header(StringBuilder mail, string name, string value)
    {
        var folded = value.Replace("\r\n ", "", StringComparison.Ordinal);
        if (!folded.All(c => c is >= ' ' and <= '~'))
        {
            throw new InvalidOperationException($"The header {name} would hold something that is no text.");
        }

        mail.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    private static void Part(StringBuilder mail, string boundary, string type, string content)
    {
        mail.Append("--").Append(boundary).Append("\r\nContent-Type: ").Append(type).Append("; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(content));
        for (var at = 0; at < encoded.Length; at += EncodedLine)
        {
            mail.Append(encoded, at, Math.Min(EncodedLine, encoded.Length - at)).Append("\r\n");
        }
    }

    /// <summary>As it is where it is short and plain, else encoded words (RFC 2047), each of whole characters.</summary>
    internal static string Words(string text)
    {
        if (text.Length <= LongestPlainHeader && text.All(c => c is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }

        var words = new List<string>();
        var word = new List<byte>();
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(bytes);
            if (word.Count + length > BytesOfWord)
            {
                words.Add(Encoded(word));
                word.Clear();
            }

            word.AddRange(bytes[..length]);
        }

        words.Add(Encoded(word));
        return string.Join("\r\n ", words);
    }

    // A name is quoted rather than trusted to be made of atoms only.
    private static string Phrase(string name) => Words(name) is var words && words != name
        ? words
        : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Encoded(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
