using System.Collections.Concurrent;

namespace LenNotify.Channels.Tests;

/// <summary>Remembers what was learned. Suppressions and what lifts them are answered as the real one answers.</summary>
internal sealed class HeardFeedback : IChannelFeedback
{
    public ConcurrentQueue<(string Channel, string Reference, ProviderReport Report)> Reports { get; } = [];

    public ConcurrentDictionary<(string Channel, string Address), SuppressionCause> Suppressed { get; } = [];

    public ConcurrentQueue<(string User, string Channel, string? Type, string Source)> OptOuts { get; } = [];

    public ConcurrentQueue<(string User, IReadOnlyList<Guid> Items)> Read { get; } = [];

    public Task ReportAsync(string channel, string providerReference, ProviderReport report, CancellationToken cancellationToken)
    {
        CanaryWatch.OfTheRun.Look("a report", $"{report}");
        Reports.Enqueue((channel, providerReference, report));
        return Task.CompletedTask;
    }

    public Task<bool> SuppressAsync(string channel, string address, SuppressionCause cause, string source, CancellationToken cancellationToken)
    {
        CanaryWatch.OfTheRun.Look("an audit fact", source);
        return Task.FromResult(Suppressed.TryAdd((channel, address), cause));
    }

    public Task<bool> LiftAsync(string channel, string address, string source, CancellationToken cancellationToken) =>
        Task.FromResult(Suppressed.TryRemove((channel, address), out _));

    public Task OptOutAsync(string userId, string channel, string? type, string source, CancellationToken cancellationToken)
    {
        OptOuts.Enqueue((userId, channel, type, source));
        return Task.CompletedTask;
    }

    public Task MarkReadAsync(string userId, IReadOnlyList<Guid> items, CancellationToken cancellationToken)
    {
        Read.Enqueue((userId, items));
        return Task.CompletedTask;
    }
}
