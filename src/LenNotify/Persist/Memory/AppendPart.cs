using LenNotify.Storage;

namespace LenNotify;

/// <summary>One request of an append that is under way.</summary>
internal struct AppendPart
{
    /// <summary>What was asked.</summary>
    public AppendRequest Request { get; init; }

    /// <summary>The publication's key.</summary>
    public PublicationKey Key { get; init; }

    /// <summary>The publication that is to be written or moved on; null once the request is answered without a write.</summary>
    public PublicationEntry? Entry { get; set; }

    /// <summary>For a request whose key an earlier one of the same call has: that one's place; otherwise -1.</summary>
    public int SameAs { get; set; }

    /// <summary>What is answered about each person.</summary>
    public AppendedUser[]? Users { get; set; }

    /// <summary>The answer of a request that writes nothing.</summary>
    public AppendResult? Answer { get; set; }
}
