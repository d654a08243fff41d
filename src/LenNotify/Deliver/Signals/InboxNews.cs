using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LenNotify;

/// <summary>
/// How far somebody's inbox is, as one node tells another. It is a hint: whoever hears it asks the store. So the person is named by a
/// hash, which is as long for every id, holds nothing that could break what carries it, and stays behind nowhere as an id. Two people
/// with one hash cost a look at the wrong one, and the poll for the other.
/// </summary>
/// <param name="Person">Who: <see cref="PersonOf"/>.</param>
/// <param name="Sequence">The sequence of the last item.</param>
/// <param name="Version">The version after what the person did; 0 where only items came.</param>
internal readonly record struct InboxNews(ulong Person, long Sequence, long Version)
{
    /// <summary>What stands for this person between nodes.</summary>
    internal static ulong PersonOf(string userId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(userId), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>Both as one: as far as either.</summary>
    internal InboxNews With(InboxNews other) => new(Person, Math.Max(Sequence, other.Sequence), Math.Max(Version, other.Version));
}
