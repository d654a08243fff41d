using LenNotify.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>
/// The rules that hold now. Before an event is judged it is seen, at most once in a while, whether files or stored rules
/// changed; a set that is whole and sound then takes the place of the one before, at once. Nothing runs in the background for it.
/// </summary>
internal sealed partial class RuleBook(RuleSources sources, IDocuments documents, IOptions<RulesOptions> options, RoutingEngine engine, ILogger<RuleBook> log) : IDisposable
{
    internal static readonly DocumentKey Stored = new("rules", "", "stored");

    private const string FileKind = "rule_files";
    private static readonly TimeSpan AskEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private RuleSet _current = RuleSet.Empty;
    private IReadOnlyList<Rule> _stored = [];
    private long _storedVersion = -1;
    private long _lookAt = long.MinValue;
    private long _askAt = long.MinValue;
    private bool _isElsewhere;
    private bool _isStarted;
    private bool _isNew;
    private bool _isOffRecord;

    public void Dispose() => _gate.Dispose();

    /// <summary>Reads the files for the first time. What is wrong with them stops the host.</summary>
    internal void Start()
    {
        if (_isStarted)
        {
            return;
        }

        foreach (var file in sources.Files)
        {
            try
            {
                file.TryRead(default, TimeSpan.Zero);
            }
            catch (InvalidInputException error)
            {
                throw new InvalidOperationException($"The file of rules {file.Path} is not sound. {error.Message}", error);
            }
        }

        _current = Checked(sources.Combine());
        _isStarted = true;
    }

    /// <summary>Whether there are rules, or were. A host that knows of none asks the store once in a while: they may be stored by another.</summary>
    internal async ValueTask<bool> AnyAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var any = sources.Any || Volatile.Read(ref _storedVersion) > 0 || _isElsewhere;
        if (!any && now.UtcTicks >= _askAt)
        {
            any = _isElsewhere = (await documents.VersionsAsync([Stored], cancellationToken).ConfigureAwait(false))[0] > 0;
            _askAt = (now + AskEvery).UtcTicks;
        }

        return any;
    }

    /// <summary>Somebody changed something here.</summary>
    internal void LookAgain() => Volatile.Write(ref _lookAt, long.MinValue);

    /// <summary>The rules, not older than <see cref="RulesOptions.ReloadEvery"/>.</summary>
    internal async ValueTask<RuleSet> CurrentAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now.UtcTicks < Volatile.Read(ref _lookAt))
        {
            return Volatile.Read(ref _current);
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (now.UtcTicks >= Volatile.Read(ref _lookAt))
            {
                Volatile.Write(ref _lookAt, (now + options.Value.ReloadEvery).UtcTicks);
                await LookAsync(now, cancellationToken).ConfigureAwait(false);
            }

            return _current;
        }
        catch
        {
            // What could not be read is looked at again by whoever comes next.
            LookAgain();
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    // What was found stays to be done when the store cannot be read in the middle of it.
    private async Task LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var file in sources.Files)
        {
            _isNew |= TryRead(file, now);
        }

        _isNew |= await ReadStoredAsync(cancellationToken).ConfigureAwait(false);
        if (_isNew)
        {
            _isOffRecord |= TryCombine();
            _isNew = false;
        }

        if (_isOffRecord)
        {
            foreach (var file in sources.Files)
            {
                await RecordAsync(file, now, cancellationToken).ConfigureAwait(false);
            }

            _isOffRecord = false;
        }
    }

    private bool TryRead(RuleFile file, DateTimeOffset now)
    {
        try
        {
            var changed = file.TryRead(now, Calm);
            file.IsMissed = false;
            return changed;
        }
        catch (InvalidInputException error)
        {
            NotSound(log, file.Path, SafeText.OneLine(error.Problems[0].ToString()), error.Problems.Count);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (!file.IsMissed)
            {
                NotRead(log, file.Path, error);
            }

            file.IsMissed = true;
        }

        return false;
    }

    private async Task<bool> ReadStoredAsync(CancellationToken cancellationToken)
    {
        var version = (await documents.VersionsAsync([Stored], cancellationToken).ConfigureAwait(false))[0];
        if (version == _storedVersion)
        {
            return false;
        }

        var document = version == 0 ? null : await documents.GetDocumentAsync(Stored, cancellationToken).ConfigureAwait(false);
        try
        {
            _stored = [.. StoredRuleText.Read(document?.Json).Select(StoredRuleText.Compile)];
        }
        catch (InvalidInputException error)
        {
            // Written by a version of LenNotify that knows more: what is known stays.
            NotSound(log, "(stored)", SafeText.OneLine(error.Problems[0].ToString()), error.Problems.Count);
        }

        Volatile.Write(ref _storedVersion, document?.Version ?? 0);
        return true;
    }

    private bool TryCombine()
    {
        try
        {
            var own = _stored.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
            Volatile.Write(ref _current, Checked([.. sources.Combine().Where(rule => !own.Contains(rule.Id)), .. _stored]));
            return true;
        }
        catch (InvalidInputException error)
        {
            NotSound(log, "(together)", SafeText.OneLine(error.Problems[0].ToString()), error.Problems.Count);
            return false;
        }
    }

    // One set of rules may serve hosts that differ, so that this is no mistake; but it may be a slip of the pen.
    private RuleSet Checked(IReadOnlyList<Rule> rules)
    {
        var known = engine.Channels.Select(channel => channel.Name).ToHashSet(StringComparer.Ordinal);
        string[] unknown = [.. rules.SelectMany(rule => rule.Channels).Where(channel => !known.Contains(channel)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            NotThere(log, string.Join(", ", unknown));
        }

        return new RuleSet(rules);
    }

    // Of all nodes that read one content, one writes the fact.
    private async Task RecordAsync(RuleFile file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = new DocumentKey(FileKind, "", file.Name);
        var stored = await documents.GetDocumentAsync(key, cancellationToken).ConfigureAwait(false);
        var content = $"\"{file.Hash}\"";
        if (stored?.Json != content)
        {
            await documents.PutDocumentAsync(
                new StoredDocument(key, stored?.Version ?? 0, content),
                new AuditFact("rules", "rules_loaded", file.Name, FormattableString.Invariant($"{file.Rules.Count} rules")),
                now,
                cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(2700, LogLevel.Error, "The rules of {Source} are not sound, and those before them stay: {Problem} ({Count} problems)")]
    private static partial void NotSound(ILogger logger, string source, string problem, int count);

    [LoggerMessage(2705, LogLevel.Warning, "Rules name channels that this host does not have, and are told without them: {Channels}")]
    private static partial void NotThere(ILogger logger, string channels);

    [LoggerMessage(2701, LogLevel.Error, "The file of rules {Source} cannot be read now, and those before it stay. It is tried again.")]
    private static partial void NotRead(ILogger logger, string source, Exception error);
}
