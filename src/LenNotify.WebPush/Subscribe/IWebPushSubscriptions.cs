namespace LenNotify;

/// <summary>Takes browsers' subscriptions in.</summary>
public interface IWebPushSubscriptions
{
    /// <summary>
    /// This browser is this person's from now on: whoever had the same subscription before, on a shared computer, is pushed to
    /// there no more. Answers with the contact.
    /// </summary>
    /// <exception cref="InvalidInputException">The subscription is not sound, or the person has 100 contacts already.</exception>
    Task<Guid> SubscribeAsync(string userId, string subscriptionJson, CancellationToken cancellationToken = default);
}
