using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>The order of documents in pages: by kind, owner and name, each ordinal; and a place in it as a cursor.</summary>
internal sealed class DocumentOrder : IComparer<DocumentKey>
{
    public static readonly DocumentOrder Instance = new();

    /// <summary>The key as text. The owner's length comes first: owner and name may hold any character.</summary>
    public static string ToCursor(DocumentKey key) =>
        string.Create(CultureInfo.InvariantCulture, $"{key.Owner.Length}:{key.Owner}{key.Name}");

    /// <exception cref="InvalidInputException">The text is no cursor.</exception>
    public static DocumentKey FromCursor(string kind, string cursor)
    {
        var colon = cursor.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0
            || !int.TryParse(cursor.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > cursor.Length - colon - 1)
        {
            throw new InvalidInputException(
                "list of documents", [new Problem("cursor", "It did not come from a page of documents.", "the cursor of the page before")]);
        }

        var rest = cursor[(colon + 1)..];
        return new DocumentKey(kind, rest[..length], rest[length..]);
    }

    public int Compare(DocumentKey x, DocumentKey y) =>
        string.CompareOrdinal(x.Kind, y.Kind) is var byKind and not 0 ? byKind
        : string.CompareOrdinal(x.Owner, y.Owner) is var byOwner and not 0 ? byOwner
        : string.CompareOrdinal(x.Name, y.Name);
}
