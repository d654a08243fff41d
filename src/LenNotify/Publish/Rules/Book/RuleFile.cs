using System.Security.Cryptography;
using System.Text;

namespace LenNotify;

/// <summary>One file of rules: what was good last stays until something better is there.</summary>
internal sealed class RuleFile(string path, IRuleFormat format)
{
    private (DateTime Written, long Length) _seen;
    private string? _judged;

    internal string Path => path;

    /// <summary>The last good ones.</summary>
    internal IReadOnlyList<Rule> Rules { get; private set; } = [];

    /// <summary>Reads the file if it changed; answers whether its rules did.</summary>
    /// <exception cref="InvalidInputException">It is not sound: told once for each content.</exception>
    /// <exception cref="IOException">It cannot be read now, as in the middle of a copy.</exception>
    internal bool TryRead()
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException($"There is no file of rules at {path}.");
        }

        RuleTextLimits.CheckSize(file.Length);
        var seen = (file.LastWriteTimeUtc, file.Length);
        if (seen == _seen)
        {
            return false;
        }

        var text = File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        _seen = seen;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        if (hash == _judged)
        {
            return false;
        }

        _judged = hash;
        Rules = RuleReader.Read(format.Read(text));
        Hash = hash;
        return true;
    }

    /// <summary>Of the last good content.</summary>
    internal string? Hash { get; private set; }
}
