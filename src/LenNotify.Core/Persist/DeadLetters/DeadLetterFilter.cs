namespace LenNotify.Storage;

/// <summary>Which letters. Everything that is null or empty leaves them all in.</summary>
public sealed record DeadLetterFilter
{
    /// <summary>Only these deliveries.</summary>
    public IReadOnlyList<Guid> Ids { get; init; } = [];

    /// <summary>Only this channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Only causes that begin so.</summary>
    public string? Cause { get; init; }

    /// <summary>Only this person's.</summary>
    public string? UserId { get; init; }

    /// <summary>Given up at or after.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Given up before.</summary>
    public DateTimeOffset? To { get; init; }
}
