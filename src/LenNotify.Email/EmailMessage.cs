namespace LenNotify;

/// <summary>One mail to one address, ready to be written in whatever form its transport needs. Every text in it was cleaned: no line of it can become a header.</summary>
public sealed record EmailMessage
{
    /// <summary>The same for every attempt, with its angle brackets.</summary>
    public required string MessageId { get; init; }

    /// <summary>The delivery's key.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The sender's address.</summary>
    public required string From { get; init; }

    /// <summary>The sender's name.</summary>
    public string? FromName { get; init; }

    /// <summary>Where answers go.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The one recipient.</summary>
    public required string To { get; init; }

    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The same as HTML.</summary>
    public required string Html { get; init; }

    /// <summary>Where one click unsubscribes; null for a mail that cannot be.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Without addresses and content.</summary>
    public override string ToString() => $"EmailMessage {MessageId}";
}
