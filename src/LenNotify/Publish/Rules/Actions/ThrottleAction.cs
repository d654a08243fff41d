namespace LenNotify;

/// <summary>Lets so many events through aloud; what exceeds goes to the inbox only.</summary>
/// <param name="Limit">How many.</param>
/// <param name="Per">In how long.</param>
/// <param name="Key">Where it stands what is counted apart; null counts all.</param>
internal sealed record ThrottleAction(int Limit, TimeSpan Per, FieldPath? Key);
