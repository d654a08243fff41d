namespace LenNotify;

/// <summary>What came of a start.</summary>
/// <param name="Result">The answer; null when nothing was sent after all, so that it does not count.</param>
/// <param name="FromChannel">Whether the answer says anything about the channel. What failed before the adapter was asked does not.</param>
internal readonly record struct SendAnswer(DeliveryResult? Result, bool FromChannel);
