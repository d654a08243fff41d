namespace LenNotify;

/// <summary>What was to be published was refused, or could not be brought to the host. It holds neither the key nor what was to be published.</summary>
public sealed class NotificationsClientException : Exception
{
    internal NotificationsClientException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>What programs know it by: the host's code, or <c>unreachable</c>, <c>client_full</c>, <c>not_understood</c> of the client's own.</summary>
    public string Code { get; }

    /// <summary>The first field that is wrong; null where it is about none.</summary>
    public string? Field { get; internal init; }

    /// <summary>What the host's log knows the request by; null where there was no answer.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>The status of the answer; null where there was none.</summary>
    public int? Status { get; internal init; }

    /// <summary>When it may be tried again, where the host said so.</summary>
    public DateTimeOffset? RetryAt { get; internal init; }

    /// <summary>Whether the same may well succeed later.</summary>
    public bool IsTransient { get; internal init; }
}
