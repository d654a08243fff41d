namespace LenNotify;

/// <summary>
/// The templates that are used now: the store's before code's, files', resources' and the shipped ones. The store is asked for
/// a change when it was last asked a second ago; while it cannot answer, the last known ones stay.
/// </summary>
internal sealed class TemplateShelf(TemplateCompiler compiler, IEnumerable<ITemplateOrigin> origins, StoredTemplates? stored, PumpClock clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly List<TemplateEntry> _own = [];
    private volatile Shelved? _now;

    private sealed record Shelved(TemplateSet Set, long Version, DateTimeOffset CheckedAt, DateTimeOffset ReadAt);

    internal TemplateCompiler Compiler => compiler;

    /// <summary>What comes with the process; read once, when it starts. The store's come to it when they are first asked for.</summary>
    internal TemplateSet Start()
    {
        _own.Clear();
        _own.AddRange(origins.OrderBy(origin => origin.Rank).SelectMany(origin => origin.Entries()));
        var set = TemplateSet.Of(_own, compiler);
        _now = new Shelved(set, -1, DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        return set;
    }

    /// <summary>The templates as they are now.</summary>
    internal async ValueTask<TemplateSet> GetAsync(CancellationToken cancellationToken)
    {
        var known = _now;
        if (known is not null && (stored is null || (clock.Now - known.CheckedAt).Duration() < Fresh))
        {
            return known.Set;
        }

        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await RefreshAsync(clock.Now, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Asks the store again when next asked, after a change made here.</summary>
    internal void Forget()
    {
        if (_now is { } known)
        {
            _now = known with { CheckedAt = DateTimeOffset.MinValue, ReadAt = DateTimeOffset.MinValue };
        }
    }

    private async ValueTask<TemplateSet> RefreshAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_now is null)
        {
            Start();
        }

        var known = _now!;
        if (stored is null || (now - known.CheckedAt).Duration() < Fresh)
        {
            return known.Set;
        }

        var version = await stored.VersionAsync(cancellationToken).ConfigureAwait(false);
        if (version == known.Version && (now - known.ReadAt).Duration() < Longest)
        {
            _now = known with { CheckedAt = now };
            return known.Set;
        }

        var set = TemplateSet.Of([.. _own, .. await stored.ReadAsync(cancellationToken).ConfigureAwait(false)], compiler);
        _now = new Shelved(set, version, now, now);
        return set;
    }

    public void Dispose() => _reading.Dispose();
}
