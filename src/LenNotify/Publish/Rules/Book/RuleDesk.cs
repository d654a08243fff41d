using System.Text;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Changes the stored rules: read, changed, and written where nobody wrote in between.</summary>
internal sealed class RuleDesk(IDocuments documents, RuleBook book, StoreClock clock) : IRuleDesk
{
    private const int MostAtOnce = 1_000;
    private const int MostStored = 5_000;

    public async Task<IReadOnlyList<StoredRule>> ListAsync(CancellationToken cancellationToken) =>
        StoredRuleText.Read((await documents.GetDocumentAsync(RuleBook.Stored, cancellationToken).ConfigureAwait(false))?.Json);

    public Task<IReadOnlyList<StoredRule>> PutAsync(IReadOnlyList<StoredRule> rules, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Check(rules.Count);
        foreach (var rule in rules)
        {
            ArgumentNullException.ThrowIfNull(rule);
            CheckId(rule.Id);
            StoredRuleText.Compile(rule);
        }

        CheckOnce(rules);
        StoredRule[] settled = [.. rules.Select(rule => rule with { Version = rule.Version + 1, Json = StoredRuleText.Settled(rule) })];
        return ChangeAsync("rules_put", actor, [.. rules.Select(rule => rule.Id)], all =>
        {
            foreach (var rule in settled)
            {
                Demand(all, rule.Id, rule.Version - 1);
                all[rule.Id] = rule;
            }

            return settled;
        }, cancellationToken);
    }

    public Task<IReadOnlyList<StoredRule>> SwitchAsync(IReadOnlyList<string> ids, bool enabled, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        Check(ids.Count);
        return ChangeAsync(enabled ? "rules_enabled" : "rules_disabled", actor, ids, all =>
        {
            var missing = ids.Where(id => id is null || !all.ContainsKey(id)).Select(id => new Problem("ids", $"'{Shown.Of(id ?? "")}' is no stored rule.", "ids of stored rules")).ToArray();
            if (missing.Length > 0)
            {
                throw new InvalidInputException("list of rules", missing);
            }

            foreach (var id in ids.Distinct(StringComparer.Ordinal))
            {
                var rule = all[id] with { Enabled = enabled, Version = all[id].Version + 1 };
                all[id] = rule with { Json = StoredRuleText.Settled(rule) };
            }

            return [.. ids.Select(id => all[id])];
        }, cancellationToken);
    }

    public async Task<bool> RemoveAsync(string id, int version, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        if ((await ListAsync(cancellationToken).ConfigureAwait(false)).All(rule => rule.Id != id))
        {
            return false;
        }

        await ChangeAsync("rules_removed", actor, [id], all =>
        {
            Demand(all, id, version);
            all.Remove(id);
            return [];
        }, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<IReadOnlyList<StoredRule>> ChangeAsync(
        string action, string actor, IReadOnlyList<string> ids, Func<Dictionary<string, StoredRule>, IReadOnlyList<StoredRule>> change, CancellationToken cancellationToken)
    {
        ActorRules.Checked(actor);
        var fact = new AuditFact(actor, action, ids.Count == 1 ? ids[0] : "rules", FormattableString.Invariant($"{ids.Count} rules"));
        while (true)
        {
            var stored = await documents.GetDocumentAsync(RuleBook.Stored, cancellationToken).ConfigureAwait(false);
            var all = StoredRuleText.Read(stored?.Json).ToDictionary(rule => rule.Id, StringComparer.Ordinal);
            var changed = change(all);
            var text = StoredRuleText.Write(all.Values);
            CheckRoom(all.Count, Encoding.UTF8.GetByteCount(text));
            if (await documents.PutDocumentAsync(new StoredDocument(RuleBook.Stored, stored?.Version ?? 0, text), fact, clock.Now, cancellationToken).ConfigureAwait(false) is not null)
            {
                book.LookAgain();
                return changed;
            }
        }
    }

    private static void Demand(Dictionary<string, StoredRule> all, string id, int version)
    {
        var stored = all.TryGetValue(id, out var known) ? known.Version : 0;
        if (stored != version)
        {
            throw new RuleConflictException(id, version, stored);
        }
    }

    private static void Check(int count)
    {
        if (count is < 1 or > MostAtOnce)
        {
            throw new InvalidInputException("list of rules", [new("rules", FormattableString.Invariant($"has {count} entries."), FormattableString.Invariant($"1 to {MostAtOnce:N0}"))]);
        }
    }

    private static void CheckId(string id)
    {
        if (id is null || !RulePatterns.Id().IsMatch(id))
        {
            throw new InvalidInputException("rule", [new("id", $"'{Shown.Of(id)}' is no id.", "1-100 lower-case letters, digits and _ . -, first a letter or digit")]);
        }
    }

    private static void CheckOnce(IReadOnlyList<StoredRule> rules)
    {
        if (rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InvalidInputException("list of rules", [new("rules", $"'{twice.Key}' is there twice.", "each id once")]);
        }
    }

    private static void CheckRoom(int count, int bytes)
    {
        if (count > MostStored || bytes > RuleTextLimits.MostBytes)
        {
            throw new InvalidInputException("set of stored rules", [new("rules", FormattableString.Invariant($"would be {count:N0} rules of {bytes:N0} bytes."),
                FormattableString.Invariant($"{MostStored:N0} stored rules, {RuleTextLimits.MostBytes:N0} bytes together; more fit in files"))]);
        }
    }
}
