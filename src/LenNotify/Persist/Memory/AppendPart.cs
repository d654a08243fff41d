using LenNotify.Storage;

namespace LenNotify;

/// <summary>One request of an append that is under way.</summary>
internal struct AppendPart
{
    /// <summary>What was asked.</summary>
    public AppendRequest Request { get; init; }

    /// <summary>The publication that is to be written or moved on; null once the request is answered without a write.</summary>
    public PublicationEntry? Entry { get; set; }

    /// <summary>For a request whose key an earlier one of the same call has: that one's place; otherwise -1.</summary>
    public int SameAs { get; set; }

    /// <summary>The answer, when there is one.</summary>
    public AppendResult? Answer { get; set; }
}
