using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>A delivery together with the items that it carries.</summary>
internal static class Carried
{
    /// <summary>As it is now, oldest item first.</summary>
    public static DueDelivery By(BsonDocument row, IEnumerable<BsonDocument> items, Person person)
    {
        var members = DeliveryDocuments.MembersOf(row).ToHashSet();
        return DeliveryDocuments.Read(row, [.. items.Where(item => members.Contains(item.Id("_id"))).Select(item => ItemDocuments.Read(item, person))
            .OrderBy(item => item.CreatedAt).ThenBy(item => item.Sequence).ThenBy(item => item.Id)]);
    }
}
