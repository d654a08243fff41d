namespace LenNotify;

/// <summary>A test that is on its way.</summary>
/// <param name="ItemId">By which its history is found: what became of each attempt.</param>
/// <param name="Deliveries">To how many addresses; 0 for the inbox, where it is already.</param>
public sealed record TestSent(Guid ItemId, int Deliveries);
