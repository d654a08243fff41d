using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>A place among the documents of a kind as text. The owner's length comes first: owner and name may hold any character.</summary>
internal static class DocumentCursor
{
    /// <summary>The place of a document.</summary>
    public static string Of(DocumentKey key) => string.Create(CultureInfo.InvariantCulture, $"{key.Owner.Length}:{key.Owner}{key.Name}");

    /// <exception cref="InvalidInputException">The text is no cursor.</exception>
    public static (string Owner, string Name) Parse(string cursor)
    {
        var colon = cursor.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0
            && int.TryParse(cursor.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= cursor.Length - colon - 1
                ? (cursor.Substring(colon + 1, length), cursor[(colon + 1 + length)..])
                : throw new InvalidInputException(
                    "list of documents", [new Problem("cursor", "It did not come from a page of documents.", "the cursor of the page before")]);
    }
}
