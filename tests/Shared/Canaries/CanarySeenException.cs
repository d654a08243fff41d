namespace LenNotify.Tests.Shared;

/// <summary>An address or a token was seen where none may be.</summary>
public sealed class CanarySeenException(IReadOnlyList<string> seen)
    : Exception($"Addresses or tokens came out {seen.Count} times:{string.Concat(seen.Take(Most).Select(one => $"{Environment.NewLine}- {one}"))}")
{
    private const int Most = 20;
}
