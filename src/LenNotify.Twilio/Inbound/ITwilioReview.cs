namespace LenNotify;

/// <summary>
/// Where messages of people go that are neither STOP, START nor HELP: a desk where somebody reads them. A person may mean stop and
/// say it in words of their own. Without one they are only logged as having come, without number and text.
/// </summary>
public interface ITwilioReview
{
    /// <summary>Somebody wrote. When this throws, Twilio is answered 500 and says it again later.</summary>
    Task ReceivedAsync(TwilioText text, CancellationToken cancellationToken);
}
