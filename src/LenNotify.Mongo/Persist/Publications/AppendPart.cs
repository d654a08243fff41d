using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>One request of an append that is under way.</summary>
internal sealed class AppendPart(AppendRequest request)
{
    private readonly Lazy<Dictionary<string, int>> _places = new(() => request.UserIds.Select((user, place) => (user, place))
        .DistinctBy(one => one.user, StringComparer.Ordinal).ToDictionary(one => one.user, one => one.place, StringComparer.Ordinal));

    /// <summary>What was asked.</summary>
    public AppendRequest Request => request;

    /// <summary>The publication's id.</summary>
    public Guid Id => request.Publication.Id;

    /// <summary>What makes it the same as another: key or id.</summary>
    public (string Producer, string DedupeKey, Guid Id) Key => (request.Publication.Producer, request.Publication.DedupeKey, Id);

    /// <summary>The people, each once, in the order of their ids: in that order all appends go.</summary>
    public string[] Users { get; } = [.. request.UserIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whose lease the publication is under while its people are routed.</summary>
    public required Guid Owner { get; init; }

    /// <summary>For a request whose key was there before: the first of it.</summary>
    public BsonDocument? First { get; set; }

    /// <summary>For a request whose key an earlier one of the same call has: that one.</summary>
    public AppendPart? SameAs { get; set; }

    /// <summary>The lease had passed to another owner.</summary>
    public bool Fenced { get; set; }

    /// <summary>What is stored about each person.</summary>
    public Dictionary<string, AppendedUser> Stored { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether its people are to be routed.</summary>
    public bool IsRouted => First is null && SameAs is null && !Fenced && request.PutOffUntil is null;

    /// <summary>A person's place in the first answer; null where a worker routes.</summary>
    public int? PlaceOf(string userId) => request.Lease is null ? _places.Value[userId] : null;

    /// <summary>The answer of a request that was not a repeat.</summary>
    public AppendResult Answer() => Fenced
        ? new AppendResult(Acceptance.Same, Id, [], Fenced: true)
        : new AppendResult(Acceptance.New, Id, request.PutOffUntil is null ? [.. request.UserIds.Select(user => Stored[user])] : []);
}
