namespace LenNotify;

/// <summary>The answer to a publisher.</summary>
/// <param name="PublicationId">What it is known by from now on.</param>
/// <param name="State">How far it got.</param>
/// <param name="Users">What was decided for each person, for up to 100 people; empty above that, and while nothing is decided yet.</param>
/// <param name="Counts">Channels' verdicts over all people, for what was decided.</param>
public sealed record PublishResult(
    Guid PublicationId, PublishState State, IReadOnlyList<UserDecision> Users, IReadOnlyDictionary<Verdict, int> Counts);
