namespace LenNotify;

/// <summary>How many went.</summary>
internal sealed record RemovedBody(int Removed);
