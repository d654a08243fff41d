using System.Text;

namespace LenNotify.Channels.Tests;

/// <summary>A mail as a server took it, dots and all.</summary>
internal sealed record ReceivedMail(string From, string To, bool Encrypted, string? LoggedIn, string Raw)
{
    public string Head => Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];

    public string[] HeaderNames => [.. Head.Split("\r\n").Where(line => line.Length > 0 && line[0] is not (' ' or '\t')).Select(line => line.Split(':')[0])];

    public string Header(string name) => Head.Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n").Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim()).FirstOrDefault("");

    /// <summary>Text and HTML.</summary>
    public string[] Bodies => [.. Raw.Split("Content-Transfer-Encoding: base64\r\n\r\n").Skip(1).Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part[..part.IndexOf("--", StringComparison.Ordinal)].Replace("\r\n", "", StringComparison.Ordinal))))];
}
