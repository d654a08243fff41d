namespace LenNotify.Testing;

/// <summary>One attempt that reached a channel, with the answer that the channel gave.</summary>
public sealed class SentMessage
{
    internal SentMessage(DateTimeOffset at, Delivery delivery) => (At, Delivery) = (at, delivery);

    /// <summary>When it began.</summary>
    public DateTimeOffset At { get; }

    /// <summary>What was to be sent, with the address in clear.</summary>
    public Delivery Delivery { get; }

    /// <summary>The answer; null while the channel hangs, and when it threw.</summary>
    public DeliveryResult? Result { get; internal set; }

    /// <summary>The provider took it.</summary>
    public bool IsDelivered => Result?.Outcome == DeliveryOutcome.Delivered;

    /// <summary>Not answered, and not thrown either.</summary>
    internal bool IsUnderWay { get; set; } = true;

    /// <summary>Fails unless subject or text contains this.</summary>
    /// <exception cref="NotificationAssertionException">With all that was said.</exception>
    public SentMessage ShouldSay(string part)
    {
        ArgumentException.ThrowIfNullOrEmpty(part);
        var content = Delivery.Content;
        return content.Subject.Contains(part, StringComparison.Ordinal) || content.Text.Contains(part, StringComparison.Ordinal)
            ? this
            : throw new NotificationAssertionException($"""
                Expected the message to {Delivery.UserId} to say '{part}'. It says:
                  subject: {content.Subject}
                  text:    {content.Text.ReplaceLineEndings("\n           ")}
                """);
    }

    /// <summary>Fails unless it went to this address.</summary>
    /// <exception cref="NotificationAssertionException">With both addresses, masked.</exception>
    public SentMessage ShouldGoTo(string address) => Delivery.Address == address
        ? this
        : throw new NotificationAssertionException($"Expected the message to {Delivery.UserId} to go to {AddressMask.Of(address)}, and it went to {AddressMask.Of(Delivery.Address)}.");

    /// <summary>When, to whom, what, and the answer; without the address.</summary>
    public override string ToString() =>
        $"{Words.Of(At)} to {Delivery.UserId}, attempt {Delivery.Attempt}: '{Delivery.Content.Text}' ({Answer()})";

    private string Answer() => Result switch
    {
        null => "no answer",
        { Cause: { } cause } => $"{Words.Of(Result.Outcome)}: {cause}",
        { RetryAt: { } at } => $"throttled until {Words.Of(at)}",
        _ => Words.Of(Result.Outcome),
    };
}
