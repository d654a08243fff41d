namespace LenNotify;

/// <summary>Sends a person a test message over one channel, so that the person sees that it works.</summary>
public interface ITestSender
{
    /// <summary>
    /// Sends to all of the person's own addresses on the channel, now, also in quiet hours: the person asked for it. Legal
    /// hours and opt-outs hold. It is marked as a test in content and history, takes no caps, and is not in the inbox unless
    /// the channel is <c>inapp</c>.
    /// </summary>
    /// <exception cref="InvalidInputException">The host has no such channel, or it cannot reach the person: why is said.</exception>
    /// <exception cref="TestRefusedException">5 tests an hour are as many as a person may send, on all nodes together.</exception>
    Task<TestSent> SendAsync(string userId, string channel, CancellationToken cancellationToken = default);
}
