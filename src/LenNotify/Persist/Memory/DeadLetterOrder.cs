using System.Globalization;

namespace LenNotify;

/// <summary>The order in which deliveries died, and a place in it as a cursor.</summary>
internal sealed class DeadLetterOrder : IComparer<MemoryDelivery>
{
    public static readonly DeadLetterOrder Instance = new();

    /// <summary>Where the letter stands.</summary>
    public static (long Ticks, Guid Id) PlaceOf(MemoryDelivery row) => (row.EndedAt, row.Id);

    /// <summary>The place as text.</summary>
    public static string ToCursor(DateTimeOffset diedAt, Guid id) =>
        string.Create(CultureInfo.InvariantCulture, $"{diedAt.UtcTicks}_{id:N}");

    /// <exception cref="InvalidInputException">The text is no cursor.</exception>
    public static (long Ticks, Guid Id)? FromCursor(string cursor)
    {
        var parts = cursor.Split('_');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && Guid.TryParseExact(parts[1], "N", out var id)
                ? (ticks, id)
                : throw new InvalidInputException(
                    "list of dead letters",
                    [new Problem("cursor", "It did not come from a page of dead letters.", "the cursor of the page before")]);
    }

    public int Compare(MemoryDelivery? x, MemoryDelivery? y) => PlaceOf(x!).CompareTo(PlaceOf(y!));
}
