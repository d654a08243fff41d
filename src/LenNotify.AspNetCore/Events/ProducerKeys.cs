using System.Security.Cryptography;
using System.Text;

namespace LenNotify;

/// <summary>Whose key it is. All are compared, each in constant time.</summary>
internal sealed class ProducerKeys
{
    private const int LongestKey = 512;
    private const int HashLength = 32;
    private const int MostBatch = 1_000;
    private readonly (string Name, byte[] Hash)[] _producers;

    internal ProducerKeys(ProducerOptions options)
    {
        var problems = new List<Problem>();
        if (options.MaxBatch is < 1 or > MostBatch)
        {
            problems.Add(new("max_batch", FormattableString.Invariant($"is {options.MaxBatch}."), "1 to 1,000"));
        }

        foreach (var (name, hash) in options.KeyHashes)
        {
            if (name.Length is < 1 or > 64 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-'))
            {
                problems.Add(new("key_hashes", $"'{Shown.Of(name)}' is no name of a producer.", "1-64 letters, digits and _ . : -"));
            }
            else if (hash.Length != 2 * HashLength || !hash.All(char.IsAsciiHexDigit))
            {
                problems.Add(new($"key_hashes.{name}", "is no hash.", "the SHA-256 of the key as 64 hexadecimal digits"));
            }
        }

        _producers = problems.Count == 0
            ? [.. options.KeyHashes.Select(producer => (producer.Key, Convert.FromHexString(producer.Value)))]
            : throw new InvalidInputException("set of options", problems);
    }

    /// <summary>The producer; null for a key that is nobody's.</summary>
    internal string? Find(string key)
    {
        string? found = null;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key.Length <= LongestKey ? key : ""));
        foreach (var (name, known) in _producers)
        {
            found = CryptographicOperations.FixedTimeEquals(known, hash) ? name : found;
        }

        return found;
    }
}
