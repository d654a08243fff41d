using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>How contacts and what stands against addresses are written and read.</summary>
internal static class ContactDocuments
{
    /// <summary>A book without its version.</summary>
    public static BsonDocument Write(string userId, ContactBook book) => new()
    {
        ["_id"] = userId,
        ["opt_outs"] = StoreJson.Write(book.OptOuts),
        ["contacts"] = new BsonArray(book.Contacts.Select(contact => new BsonDocument
        {
            ["id"] = Field.Of(contact.Id),
            ["channel"] = contact.Channel,
            ["address"] = Field.Of(contact.Address),
            ["address_hash"] = Field.Of(contact.AddressHash),
            ["country"] = Field.Of(contact.Country),
            ["verified_at"] = Field.Of(contact.VerifiedAt),
            ["consent"] = contact.Consent is null ? BsonNull.Value : StoreJson.Write(contact.Consent),
        })),
    };

    /// <summary>A book, with what stands against its addresses laid over it.</summary>
    public static ContactBook Read(BsonDocument from, IReadOnlyDictionary<BsonValue, Suppression> suppressed) => new()
    {
        Version = from.Number("version"),
        OptOuts = StoreJson.Read<IReadOnlyDictionary<string, Evidence>>(from.Text("opt_outs")),
        Contacts = [.. from["contacts"].AsBsonArray.Select(contact => Read(contact.AsBsonDocument, from.Text("_id"), suppressed))],
    };

    /// <summary>The id of an address.</summary>
    public static BsonDocument IdOf(string channel, ReadOnlyMemory<byte> hash) => new() { ["channel"] = channel, ["hash"] = Field.Of(hash) };

    /// <summary>The ids of a book's addresses.</summary>
    public static IEnumerable<BsonDocument> AddressesOf(BsonDocument book) =>
        book["contacts"].AsBsonArray.Select(contact => IdOf(contact["channel"].AsString, contact["address_hash"].AsByteArray));

    /// <summary>What stands against an address.</summary>
    public static Suppression ReadSuppression(BsonDocument from) =>
        new(from.Choice<SuppressionCause>("cause"), StoreJson.Read<Evidence>(from.Text("evidence")));

    private static Contact Read(BsonDocument from, string userId, IReadOnlyDictionary<BsonValue, Suppression> suppressed) => new()
    {
        Id = from.Id("id"),
        UserId = userId,
        Channel = from.Text("channel"),
        Address = from.Bytes("address"),
        AddressHash = from.Bytes("address_hash"),
        Country = from.TextOrNull("country"),
        VerifiedAt = from.InstantOrNull("verified_at"),
        Consent = from.TextOrNull("consent") is { } consent ? StoreJson.Read<Evidence>(consent) : null,
        Suppressed = suppressed.GetValueOrDefault(IdOf(from.Text("channel"), from.Bytes("address_hash"))),
    };
}
