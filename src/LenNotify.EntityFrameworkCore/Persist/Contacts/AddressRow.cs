using LenNotify.Storage;

namespace LenNotify;

/// <summary>An address that was asked for and one of its owners, if it has any.</summary>
internal sealed record AddressRow(int Nth, Suppression? Suppressed, string? Owner)
{
    /// <summary>A row of <see cref="ContactSql.Known"/>.</summary>
    public static AddressRow Read(RowReader row)
    {
        var (nth, cause, evidence) = (row.Count(), row.ChoiceOrNull<SuppressionCause>(), row.TextOrNull());
        return new AddressRow(nth, cause is { } given ? new Suppression(given, StoreJson.Read<Evidence>(evidence!)) : null, row.TextOrNull());
    }
}
