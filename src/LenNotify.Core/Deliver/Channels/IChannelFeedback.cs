using LenNotify.Storage;

namespace LenNotify;

/// <summary>What channels hear from providers and people after a message was sent. Saying the same again changes nothing.</summary>
public interface IChannelFeedback
{
    /// <summary>A provider's later word on a message, in any order and as often as it likes, also before the send is stored.</summary>
    Task ReportAsync(string channel, string providerReference, ProviderReport report, CancellationToken cancellationToken);

    /// <summary>Nothing may be sent to this address any more, whoever has it; false when that was known.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="address">In clear.</param>
    /// <param name="cause">Why.</param>
    /// <param name="source">Through what it was learned, for the evidence: <c>inbound sms</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<bool> SuppressAsync(string channel, string address, SuppressionCause cause, string source, CancellationToken cancellationToken);

    /// <summary>The person behind this address asked to be reached again; false when nothing stood against it.</summary>
    Task<bool> LiftAsync(string channel, string address, string source, CancellationToken cancellationToken);

    /// <summary>A person does not want this type over this channel any more; without a type, nothing at all over it.</summary>
    Task OptOutAsync(string userId, string channel, string? type, string source, CancellationToken cancellationToken);

    /// <summary>The person acknowledged these items, by pressing a key say: they are read.</summary>
    Task MarkReadAsync(string userId, IReadOnlyList<Guid> items, CancellationToken cancellationToken);
}
