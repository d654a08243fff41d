using System.Text.Json;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>
/// How single values are written and read. Instants are kept in ticks, because a date of the database knows milliseconds only.
/// A text is always a value of its own type: whatever it says, it is never read as an operator.
/// </summary>
internal static class Field
{
    public static BsonValue Of(Guid id) => new BsonBinaryData(id, GuidRepresentation.Standard);

    public static BsonValue Of(Guid? id) => id is { } value ? Of(value) : BsonNull.Value;

    public static BsonValue Of(string? text) => text is null ? BsonNull.Value : new BsonString(text);

    public static BsonValue Of(DateTimeOffset? at) => at is { } value ? new BsonInt64(value.UtcTicks) : BsonNull.Value;

    public static BsonValue Of(ReadOnlyMemory<byte> bytes) => new BsonBinaryData(bytes.ToArray());

    public static BsonValue Of<T>(T choice)
        where T : struct, Enum => new BsonString(JsonNamingPolicy.SnakeCaseLower.ConvertName(choice.ToString()));

    /// <summary>The same instant as a date, for people and for the database's own clock-work.</summary>
    public static BsonValue Date(DateTimeOffset? at) => at is { } value ? new BsonDateTime(value.UtcDateTime) : BsonNull.Value;

    public static BsonArray List(IEnumerable<Guid> ids) => [.. ids.Select(Of)];

    public static BsonArray List(IEnumerable<string> texts) => [.. texts.Select(text => new BsonString(text))];

    public static bool Has(this BsonDocument from, string name) => !from.GetValue(name, BsonNull.Value).IsBsonNull;

    public static Guid Id(this BsonDocument from, string name) => from[name].AsBsonBinaryData.ToGuid(GuidRepresentation.Standard);

    public static Guid? IdOrNull(this BsonDocument from, string name) => from.Has(name) ? from.Id(name) : null;

    public static string Text(this BsonDocument from, string name) => from[name].AsString;

    public static string? TextOrNull(this BsonDocument from, string name) => from.Has(name) ? from.Text(name) : null;

    public static long Number(this BsonDocument from, string name) => from[name].ToInt64();

    public static bool Flag(this BsonDocument from, string name) => from.GetValue(name, BsonBoolean.False).AsBoolean;

    public static DateTimeOffset Instant(this BsonDocument from, string name) => new(from.Number(name), TimeSpan.Zero);

    public static DateTimeOffset? InstantOrNull(this BsonDocument from, string name) => from.Has(name) ? from.Instant(name) : null;

    public static byte[] Bytes(this BsonDocument from, string name) => from[name].AsByteArray;

    public static T Choice<T>(this BsonDocument from, string name)
        where T : struct, Enum => Enum.Parse<T>(from.Text(name).Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
