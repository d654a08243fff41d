namespace LenNotify;

/// <summary>A test that is on its way.</summary>
/// <param name="Id">By which <c>/{id}/why</c> tells of its attempts.</param>
/// <param name="Deliveries">To how many addresses; 0 for the inbox, where it is already.</param>
internal sealed record TestSentBody(Guid Id, int Deliveries);
