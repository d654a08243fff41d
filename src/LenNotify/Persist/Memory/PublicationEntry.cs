using LenNotify.Storage;

namespace LenNotify;

/// <summary>A stored publication. What changes is read and written under its shelf's lock.</summary>
internal sealed class PublicationEntry(Publication publication, DateTimeOffset acceptedAt, IReadOnlyList<string> firstUsers)
{
    /// <summary>What was accepted.</summary>
    public Publication Publication { get; } = publication;

    /// <summary>When.</summary>
    public DateTimeOffset AcceptedAt { get; } = acceptedAt;

    /// <summary>Whom the first answer told about; nobody where a worker routes.</summary>
    public IReadOnlyList<string> FirstUsers { get; } = firstUsers;

    /// <summary>Where its fan-out goes on.</summary>
    public string? Cursor { get; set; }

    /// <summary>How often it was claimed since the cursor moved.</summary>
    public int Claims { get; set; }

    /// <summary>Whoever routes it now.</summary>
    public Lease? Lease { get; set; }

    /// <summary>Whether the offered publication is this one again, or abuses its key.</summary>
    public Acceptance Compare(Publication offered) =>
        Publication.BodyHash.Span.SequenceEqual(offered.BodyHash.Span) ? Acceptance.Same : Acceptance.Conflict;
}
