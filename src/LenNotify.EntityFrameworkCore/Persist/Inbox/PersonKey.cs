using System.Security.Cryptography;
using System.Text;

namespace LenNotify;

/// <summary>
/// What stands before each word of a person in an index of words, so that a look-up reads that person's rows and nobody
/// else's, however common the word. Two people may have one key by chance; a search compares the person as well.
/// </summary>
internal static class PersonKey
{
    /// <summary>How many characters it has.</summary>
    public const int Length = 8;

    private const string Digits = "0123456789abcdefghijklmnopqrstuv";

    /// <summary>The key of a person.</summary>
    public static string Of(string userId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(userId), hash);
        Span<char> key = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            key[i] = Digits[hash[i] & 31];
        }

        return new string(key);
    }
}
