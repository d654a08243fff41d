using System.Text.Json;

namespace LenNotify;

/// <summary>Runs the code that judges and routes, and throws away what it answers.</summary>
internal sealed class Rehearsal(RuleBook book, RehearsedTimes times, RoutingEngine engine, RehearsalStage stage, IEnumerable<IRuleFormat> formats) : IRehearsal
{
    private const int MostExplained = 100;
    private const int MostShown = 100;

    public async Task<IReadOnlyList<RehearsedNotice>> RehearseAsync(SourceEvent happened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happened);
        EventChecks.Checked(happened, engine);
        var now = stage.Now;
        using var document = JsonDocument.Parse((happened with { Producer = happened.Producer ?? stage.Producer, Payload = happened.Payload ?? [] }).ToJson());
        var view = new EventView(stage.NextId(now), now, document.RootElement.Clone());
        var rules = await book.CurrentAsync(now, cancellationToken).ConfigureAwait(false);
        var notices = await stage.Memory.RehearseAsync(rules, view, cancellationToken).ConfigureAwait(false);
        var rehearsed = new List<RehearsedNotice>();
        foreach (var notice in notices)
        {
            var people = new Dictionary<string, Explanation>(StringComparer.Ordinal);
            foreach (var userId in (notice.Audience?.UserIds ?? []).Take(MostExplained))
            {
                people.Add(userId, await stage.Notifier.ExplainAsync(notice.Notification, userId, cancellationToken).ConfigureAwait(false));
            }

            rehearsed.Add(new RehearsedNotice(notice.Rule.Id, notice.Notification, notice.Audience, people));
        }

        return rehearsed;
    }

    public async Task<RehearsedRules> CompareAsync(string rules, string file, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(file);
        var format = formats.FirstOrDefault(one => one.Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            ?? throw new InvalidInputException("rehearsal", [new("file", $"'{Shown.Of(file)}' ends in nothing that is read here.", string.Join(", ", formats.SelectMany(one => one.Endings)))]);
        var changed = new RehearsalSide(new RuleSet(RuleReader.Read(format.Read(rules))));
        var present = new RehearsalSide(await book.CurrentAsync(stage.Now, cancellationToken).ConfigureAwait(false));
        var (events, counts, first) = (0, new Dictionary<string, int> { ["gained"] = 0, ["lost"] = 0, ["delayed"] = 0 }, new List<RehearsedChange>());
        await foreach (var publication in stage.Publications.ReadPublicationsAsync(from, to, null, cancellationToken).ConfigureAwait(false))
        {
            if (!publication.IsEvent)
            {
                continue;
            }

            events++;
            var happened = EventView.Of(publication);
            var before = await times.OfAsync(present.Judge(happened), happened, stage.Now, cancellationToken).ConfigureAwait(false);
            var after = await times.OfAsync(changed.Judge(happened), happened, stage.Now, cancellationToken).ConfigureAwait(false);
            foreach (var (who, change) in Changes(before, after))
            {
                counts[change]++;
                first.AddRange(first.Count < MostShown ? [new RehearsedChange(happened.Id, happened.Type, who, change)] : []);
            }
        }

        return new RehearsedRules(events, counts["gained"], counts["lost"], counts["delayed"], first);
    }

    private static IEnumerable<(string Who, string Change)> Changes(Dictionary<string, DateTimeOffset> before, Dictionary<string, DateTimeOffset> after) =>
        before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(who => (who, (before.TryGetValue(who, out var then), after.TryGetValue(who, out var now)) switch
            {
                (false, _) => "gained",
                (_, false) => "lost",
                _ => now > then ? "delayed" : "",
            }))
            .Where(change => change.Item2.Length > 0);
}
