using System.Buffers;
using System.Security.Cryptography;
using static System.FormattableString;

namespace LenNotify;

/// <summary>What sound contact keys are. No problem repeats a value: it may be a secret in the wrong field.</summary>
internal static class ContactKeyRules
{
    internal const int KeyBytes = 32;

    // Shorter than any spelling of 32 bytes: ids are shown, and a key in the field of an id must not be.
    private const int MaxIdLength = 32;
    private const int MaxKeys = 100;
    private const string KeyLimit = "32 random bytes as base64";
    private const string OneUse = "each key for one use";

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");

    internal static void Check(ContactKeyOptions options)
    {
        var problems = new List<Problem>();
        if (options.Keys.Count is 0 or > MaxKeys)
        {
            problems.Add(new("keys", Invariant($"has {options.Keys.Count:N0} entries."), Invariant($"1 to {MaxKeys:N0} entries")));
        }

        var seen = new List<(string Field, byte[] Key)>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(options.Keys.Count, MaxKeys); i++)
        {
            CheckEntry($"keys[{i}]", options.Keys[i], ids, seen, problems);
        }

        if (!ids.Contains(options.ActiveKey ?? ""))
        {
            var what = string.IsNullOrEmpty(options.ActiveKey) ? "is empty." : "names none of the keys.";
            problems.Add(new("active_key", what, "the id of one of the keys"));
        }

        CheckKey("hash_key", options.HashKey, seen, problems);
        seen.ForEach(one => CryptographicOperations.ZeroMemory(one.Key));
        if (problems.Count > 0)
        {
            throw new InvalidInputException("set of contact keys", problems);
        }
    }

    internal static bool IsId(ReadOnlySpan<char> id) =>
        id.Length is >= 1 and <= MaxIdLength && !id.ContainsAnyExcept(IdCharacters);

    private static void CheckEntry(string field, ContactKey? entry, HashSet<string> ids, List<(string, byte[])> seen, List<Problem> problems)
    {
        if (entry is null)
        {
            problems.Add(new(field, "is null.", "an id and a key"));
            return;
        }

        if (!IsId(entry.Id))
        {
            problems.Add(new($"{field}.id", "is not a key id.", $"1-{MaxIdLength} letters, digits and _ . -"));
        }
        else if (!ids.Add(entry.Id))
        {
            problems.Add(new($"{field}.id", $"is '{entry.Id}', as another key's is.", "each id once"));
        }

        CheckKey($"{field}.key", entry.Key, seen, problems);
    }

    private static void CheckKey(string field, string? text, List<(string Field, byte[] Key)> seen, List<Problem> problems)
    {
        if (string.IsNullOrEmpty(text))
        {
            problems.Add(new(field, "is empty.", KeyLimit));
            return;
        }

        var key = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, key, out var length))
        {
            problems.Add(new(field, "is not base64.", KeyLimit));
        }
        else if (length != KeyBytes)
        {
            problems.Add(new(field, Invariant($"has {length:N0} bytes."), KeyLimit));
        }
        else if (seen.Find(one => CryptographicOperations.FixedTimeEquals(one.Key, key.AsSpan(0, KeyBytes))) is { Field: { } other })
        {
            problems.Add(new(field, $"is the same as {other}.", OneUse));
        }
        else
        {
            seen.Add((field, key[..KeyBytes]));
        }

        CryptographicOperations.ZeroMemory(key);
    }
}
