namespace LenNotify;

/// <summary>What became of each event, in order.</summary>
internal sealed record AcceptedBody(IReadOnlyList<AcceptedEventBody> Results);
