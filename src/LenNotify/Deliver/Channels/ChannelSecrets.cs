using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>The host's provider with a cache before it, or else what the options say now.</summary>
internal sealed partial class ChannelSecrets(
    IEnumerable<SecretReader> readers, IServiceProvider services, ISecretProvider? provider, TimeProvider time, ILogger<ChannelSecrets> log) : IChannelSecrets, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, SecretReader> _readers = readers.GroupBy(reader => reader.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KeptSecret> _kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _lastGood = new(StringComparer.Ordinal);

    public async ValueTask<string> ReadAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException(Missing(name));

    public async ValueTask<string?> RenewAsync(string name, string refused, CancellationToken cancellationToken)
    {
        if (provider is not null)
        {
            var kept = Kept(name);
            await kept.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                // Of a thousand sends that were refused at once, one asks.
                if (kept.Value == refused && (kept.RenewedAt is not { } last || time.GetElapsedTime(last) >= BetweenRenewals))
                {
                    kept.RenewedAt = time.GetTimestamp();
                    await AskAsync(name, kept, cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                kept.Gate.Release();
            }
        }

        var now = await FindAsync(name, cancellationToken).ConfigureAwait(false);
        return now == refused ? null : now;
    }

    /// <summary>The sentences of what is missing already now. A host with a provider of its own answers when it is asked.</summary>
    internal IEnumerable<string> MissingAtStart() =>
        provider is null ? _readers.Values.Where(reader => !reader.Optional && string.IsNullOrEmpty(Configured(reader.Name))).Select(reader => Missing(reader.Name)) : [];

    public void Dispose()
    {
        foreach (var kept in _kept.Values)
        {
            kept.Dispose();
        }
    }

    private static string Missing(string name) =>
        $"The secret {name} is empty. Set it in the options of its channel, or let your ISecretProvider answer for '{name}' (UseSecrets<T>()).";

    private KeptSecret Kept(string name) => _kept.GetOrAdd(name, static _ => new KeptSecret());

    private async ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (provider is null)
        {
            return Configured(name);
        }

        var kept = Kept(name);
        if (time.GetTimestamp() >= kept.AskAfter)
        {
            await kept.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (time.GetTimestamp() >= kept.AskAfter)
                {
                    await AskAsync(name, kept, cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                kept.Gate.Release();
            }
        }

        return kept.Value ?? Configured(name);
    }

    private async Task AskAsync(string name, KeptSecret kept, CancellationToken cancellationToken)
    {
        try
        {
            using var over = new CancellationTokenSource(Patience, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
            var answer = await provider!.GetSecretAsync(name, both.Token).AsTask().WaitAsync(both.Token).ConfigureAwait(false);
            kept.Value = string.IsNullOrEmpty(answer) ? null : answer;
            kept.AskAfter = After(Fresh);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Its message may hold what it should not.
            NotAnswered(log, name, error.GetType().Name);
            kept.AskAfter = After(AfterFailure);
        }
    }

    private long After(TimeSpan span) => time.GetTimestamp() + (long)(span.TotalSeconds * time.TimestampFrequency);

    // Options that were reloaded and are not sound any more must not stop a channel that worked.
    private string? Configured(string name)
    {
        if (!_readers.TryGetValue(name, out var reader))
        {
            return null;
        }

        try
        {
            if (reader.Configured(services) is { Length: > 0 } value)
            {
                _lastGood[name] = value;
                return value;
            }

            return null;
        }
        catch (OptionsValidationException error) when (_lastGood.TryGetValue(name, out var last))
        {
            NotSound(log, name, error.Message);
            return last;
        }
    }

    [LoggerMessage(2601, LogLevel.Error, "The host's secret provider did not answer for {Name} ({Kind}); its last answer holds.")]
    private static partial void NotAnswered(ILogger logger, string name, string kind);

    [LoggerMessage(2602, LogLevel.Error, "The options that hold {Name} were reloaded and are not sound; the last good value holds. {Problem}")]
    private static partial void NotSound(ILogger logger, string name, string problem);
}
