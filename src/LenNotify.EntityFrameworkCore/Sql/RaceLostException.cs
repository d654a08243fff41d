namespace LenNotify;

/// <summary>What was just there is gone, because someone else removed it: the work is done again from its beginning.</summary>
internal sealed class RaceLostException() : Exception("Someone else removed what this was about to change.");
