using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LenNotify;

/// <summary>
/// Cursors for clients: the store's own, bound by a keyed hash to the person and to what was asked for, so that one that was
/// made up, or made for somebody else, is none. Any node that has the keys can read them.
/// </summary>
internal sealed class ListCursors(IContactProtector protector)
{
    // No channel can be called so, so that no address ever has a cursor's hash.
    private const string Purpose = "list cursor";
    private const int MarkLength = 16;
    private const int Longest = 512;

    internal string Make(string userId, string query, string next)
    {
        var place = Encoding.UTF8.GetBytes(next);
        return Base64Url.EncodeToString([.. MarkOf(userId, query, next), .. place]);
    }

    /// <summary>The store's cursor; null when it is not one of this person's for this query.</summary>
    internal string? Read(string userId, string query, string cursor)
    {
        if (cursor.Length > Longest || !Base64Url.IsValid(cursor, out var length) || length <= MarkLength)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(cursor).AsSpan();
        var next = Encoding.UTF8.GetString(bytes[MarkLength..]);
        return CryptographicOperations.FixedTimeEquals(bytes[..MarkLength], MarkOf(userId, query, next)) ? next : null;
    }

    private byte[] MarkOf(string userId, string query, string next) => protector.Hash(Purpose, $"{userId.Length}:{userId}:{query.Length}:{query}:{next}")[..MarkLength];
}
