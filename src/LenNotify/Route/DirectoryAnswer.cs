namespace LenNotify;

/// <summary>What the host's directory said of one person.</summary>
/// <param name="Held">The person's addresses.</param>
/// <param name="Error">Why it said nothing; null when it did.</param>
internal readonly record struct DirectoryAnswer(IReadOnlyList<HostContact> Held, Exception? Error);
