using LenNotify.Storage;

namespace LenNotify;

/// <summary>A book and one of its contacts, if it has any.</summary>
internal sealed record ContactRow(string UserId, long Version, string OptOuts, Contact? Contact)
{
    /// <summary>A row of <see cref="ContactSql.Get"/>.</summary>
    public static ContactRow Read(RowReader row)
    {
        var book = new ContactRow(row.Text(), row.Number(), row.Text(), null);
        return row.IsNull() ? book : book with
        {
            Contact = new Contact
            {
                Id = row.Id(),
                UserId = book.UserId,
                Channel = row.Text(),
                Address = row.Bytes(),
                AddressHash = row.Bytes(),
                Country = row.TextOrNull(),
                VerifiedAt = row.InstantOrNull(),
                Consent = row.TextOrNull() is { } consent ? StoreJson.Read<Evidence>(consent) : null,
                Suppressed = row.ChoiceOrNull<SuppressionCause>() is { } cause ? new Suppression(cause, StoreJson.Read<Evidence>(row.Text())) : null,
            },
        };
    }

    /// <summary>The values of <see cref="ContactSql.Insert"/>.</summary>
    public static object?[] Values(string userId, IReadOnlyList<Contact> contacts) =>
    [
        Column.Of(contacts, contact => contact.Id),
        Enumerable.Range(0, contacts.Count).ToArray(),
        Column.Of(contacts, contact => contact.Channel),
        Column.Of(contacts, contact => contact.Address.ToArray()),
        Column.Of(contacts, contact => contact.AddressHash.ToArray()),
        Column.Of(contacts, contact => contact.Country),
        Column.Of(contacts, contact => Column.Ticks(contact.VerifiedAt)),
        Column.Of(contacts, contact => contact.Consent is null ? null : StoreJson.Write(contact.Consent)),
        userId,
    ];
}
