using LenNotify;

namespace TradingDesk;

/// <summary>Says who <c>Audience.Of("traders")</c> is. With a million of them this would stream from a database.</summary>
public sealed class TraderSegment : ISegmentResolver
{
    public const string Name = "traders";

    public IAsyncEnumerable<string> ResolveAsync(string segment, string? after, CancellationToken cancellationToken) =>
        DemoPeople.Traders.Where(person => segment == Name && string.CompareOrdinal(person.Id, after) > 0)
            .Select(person => person.Id).Order(StringComparer.Ordinal).ToAsyncEnumerable();
}
