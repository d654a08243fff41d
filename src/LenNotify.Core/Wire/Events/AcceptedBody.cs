namespace LenNotify;

/// <summary>What became of a batch.</summary>
/// <param name="Results">Of each event, in order.</param>
/// <param name="RequestId">What the host's log knows the request by.</param>
internal sealed record AcceptedBody(IReadOnlyList<AcceptedEventBody> Results, string? RequestId = null);
