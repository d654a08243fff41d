namespace LenNotify;

/// <summary>Whom it concerns, as the publisher says it. Who that is in the end is found out when it is routed.</summary>
public sealed record Audience
{
    private Audience(IReadOnlyList<string> userIds, string? segment) => (UserIds, Segment) = (userIds, segment);

    /// <summary>The people by id; empty for a segment.</summary>
    public IReadOnlyList<string> UserIds { get; }

    /// <summary>A topic or segment that the host resolves; null for people named by id.</summary>
    public string? Segment { get; }

    /// <summary>One person.</summary>
    public static Audience User(string userId) => Users(userId);

    /// <summary>One person, named where an audience is asked for.</summary>
    public static implicit operator Audience(string userId) => User(userId);

    /// <summary>Several people; each gets it once, however often named.</summary>
    public static Audience Users(params IReadOnlyList<string> userIds)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        return new Audience(ValueList.Of(AudienceRules.Checked(userIds)), null);
    }

    /// <summary>Whoever the host's resolver names for this topic or segment.</summary>
    public static Audience Of(string segment) => new(ValueList.Of<string>(null), AudienceRules.CheckedSegment(segment));
}
