namespace Worker;

/// <summary>What a shop is answered.</summary>
/// <param name="Orders">So many are stored, and will be told whatever breaks from now on.</param>
public sealed record Accepted(int Orders);
