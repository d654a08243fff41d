using LenNotify.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>
/// The rules that hold now. Before an event is judged it is seen, at most once in a while, whether files or stored rules
/// changed; a set that is whole and sound then takes the place of the one before, at once. Nothing runs in the background for it.
/// </summary>
internal sealed partial class RuleBook(RuleSources sources, IDocuments documents, IOptions<RulesOptions> options, ILogger<RuleBook> log) : IDisposable
{
    internal static readonly DocumentKey Stored = new("rules", "", "stored");

    private const string FileKind = "rule_files";
    private readonly SemaphoreSlim _gate = new(1, 1);
    private RuleSet _current = RuleSet.Empty;
    private IReadOnlyList<Rule> _stored = [];
    private long _storedVersion = -1;
    private long _lookAt = long.MinValue;

    /// <summary>Whether there are rules, or were events to look for them.</summary>
    internal bool Any => sources.Any || Volatile.Read(ref _storedVersion) >= 0;

    public void Dispose() => _gate.Dispose();

    /// <summary>Reads the files for the first time. What is wrong with them stops the host.</summary>
    internal void Start()
    {
        foreach (var file in sources.Files)
        {
            try
            {
                file.TryRead();
            }
            catch (InvalidInputException error)
            {
                throw new InvalidOperationException($"The file of rules {file.Path} is not sound. {error.Message}", error);
            }
        }

        _current = new RuleSet(sources.Combine());
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

    private async Task LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changed = false;
        foreach (var file in sources.Files)
        {
            if (TryRead(file))
            {
                changed = true;
            }
        }

        var first = _storedVersion < 0;
        if (await ReadStoredAsync(cancellationToken).ConfigureAwait(false) || changed)
        {
            Combine();
        }

        foreach (var file in changed || first ? sources.Files : [])
        {
            await RecordAsync(file, now, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool TryRead(RuleFile file)
    {
        try
        {
            return file.TryRead();
        }
        catch (InvalidInputException error)
        {
            NotSound(log, file.Path, SafeText.OneLine(error.Problems[0].ToString()), error.Problems.Count);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Text.DecoderFallbackException)
        {
            NotRead(log, file.Path, error);
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

    private void Combine()
    {
        try
        {
            var own = _stored.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
            Volatile.Write(ref _current, new RuleSet([.. sources.Combine().Where(rule => !own.Contains(rule.Id)), .. _stored]));
        }
        catch (InvalidInputException error)
        {
            NotSound(log, "(together)", SafeText.OneLine(error.Problems[0].ToString()), error.Problems.Count);
        }
    }

    // Of all nodes that read one content, one writes the fact.
    private async Task RecordAsync(RuleFile file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file.Path);
        var key = new DocumentKey(FileKind, "", name);
        var stored = await documents.GetDocumentAsync(key, cancellationToken).ConfigureAwait(false);
        var content = $"\"{file.Hash}\"";
        if (stored?.Json != content)
        {
            await documents.PutDocumentAsync(
                new StoredDocument(key, stored?.Version ?? 0, content),
                new AuditFact("rules", "rules_loaded", name, FormattableString.Invariant($"{file.Rules.Count} rules")),
                now,
                cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(2700, LogLevel.Error, "The rules of {Source} are not sound, and those before them stay: {Problem} ({Count} problems)")]
    private static partial void NotSound(ILogger logger, string source, string problem, int count);

    [LoggerMessage(2701, LogLevel.Error, "The file of rules {Source} cannot be read now, and those before it stay. It is tried again.")]
    private static partial void NotRead(ILogger logger, string source, Exception error);
}
