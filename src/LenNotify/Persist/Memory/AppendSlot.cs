using LenNotify.Storage;

namespace LenNotify;

/// <summary>One person of one request of an append.</summary>
internal struct AppendSlot
{
    /// <summary>The person.</summary>
    public string UserId { get; init; }

    /// <summary>The request's place.</summary>
    public int Request { get; init; }

    /// <summary>The person's place in the request.</summary>
    public int Position { get; init; }

    /// <summary>The person's rows, locked.</summary>
    public Person Person { get; set; }

    /// <summary>What was decided; null for who has the publication already.</summary>
    public RoutedUser? Routed { get; set; }

    /// <summary>The item, which is on its shelf only once all is sure.</summary>
    public StoredItem? Item { get; set; }

    /// <summary>What caps and groups remembered before, should it be taken back.</summary>
    public UserActivity Before { get; set; }

    /// <summary>The lock order, and within one person the order of the requests.</summary>
    public static int Compare(AppendSlot left, AppendSlot right) =>
        string.CompareOrdinal(left.UserId, right.UserId) is var byUser and not 0 ? byUser
        : left.Request.CompareTo(right.Request) is var byRequest and not 0 ? byRequest
        : left.Position.CompareTo(right.Position);
}
