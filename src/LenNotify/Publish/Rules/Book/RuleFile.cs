using System.Security.Cryptography;
using System.Text;

namespace LenNotify;

/// <summary>One file of rules: what was good last stays until something better is there.</summary>
internal sealed class RuleFile(string path, string name, IRuleFormat format)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private (DateTime Written, long Length) _seen;
    private string? _judged;

    internal string Path => path;

    /// <summary>What the record calls it: files of one name in several folders are told apart.</summary>
    internal string Name => name;

    /// <summary>It could not be read when it was looked at last, and that was told.</summary>
    internal bool IsMissed { get; set; }

    /// <summary>The last good ones.</summary>
    internal IReadOnlyList<Rule> Rules { get; private set; } = [];

    /// <summary>Reads the file if it changed; answers whether its rules did.</summary>
    /// <param name="now">What the time is.</param>
    /// <param name="calm">What was written so lately may be half of it, and is left for the next look; zero reads whatever is there.</param>
    /// <exception cref="InvalidInputException">It is not sound: told once for each content.</exception>
    /// <exception cref="IOException">It cannot be read now, as in the middle of a copy.</exception>
    internal bool TryRead(DateTimeOffset now, TimeSpan calm)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException($"There is no file of rules at {path}.");
        }

        var seen = (file.LastWriteTimeUtc, file.Length);
        if (seen == _seen || (now.UtcDateTime - file.LastWriteTimeUtc).Duration() < calm)
        {
            return false;
        }

        // What is far too large is never read.
        var bytes = file.Length > RuleTextLimits.MostBytes ? [] : File.ReadAllBytes(path);
        _seen = seen;
        RuleTextLimits.CheckSize(file.Length);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (hash == _judged)
        {
            return false;
        }

        _judged = hash;
        Rules = RuleReader.Read(format.Read(TextOf(bytes)));
        Hash = hash;
        return true;
    }

    /// <summary>Of the last good content.</summary>
    internal string? Hash { get; private set; }

    /// <summary>The text of a file of rules, with or without a byte order mark.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    internal static string TextOf(byte[] bytes)
    {
        try
        {
            var text = bytes.AsSpan();
            return Strict.GetString(text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text);
        }
        catch (DecoderFallbackException)
        {
            throw RuleTextLimits.Refused(1, 1, "is not UTF-8.", "UTF-8 text");
        }
    }
}
