namespace LenNotify;

/// <summary>
/// Reads rules from nodes. The schema is executed first; what fits it is read, and what no schema can say is noted then. All problems of a
/// document are told at once, each with its place.
/// </summary>
internal static class RuleReader
{
    private static readonly DocumentSchema Document = RuleSchema.Executed.Whole;
    private static readonly DocumentSchema One = RuleSchema.Executed.Of("rule");

    /// <summary>The rules of a document.</summary>
    /// <exception cref="InvalidInputException">Some are not sound. None is taken.</exception>
    internal static IReadOnlyList<Rule> Read(DocumentNode document)
    {
        var problems = new List<Problem>();
        Document.Judge(document, "", default, new SchemaFindings(problems));
        var fits = problems.Count == 0;
        var rules = new List<Rule>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, i) in (document.Find("rules")?.Items ?? []).Select((node, i) => (node, i)).Where(one => fits || One.Fits(one.node)))
        {
            var path = FormattableString.Invariant($"rules[{i}]");
            var rule = ReadSound(node, path, problems);
            if (!ids.Add(rule.Id))
            {
                problems.Add(node.Wrong($"{path}.id", $"'{rule.Id}' is there already; without an id of its own a rule has its name's.", "each id once"));
            }

            rules.Add(rule);
        }

        return problems.Count == 0 ? rules : throw new InvalidInputException("rule document", problems);
    }

    /// <summary>One rule; null when it is not sound.</summary>
    internal static Rule? ReadOne(DocumentNode node, string path, List<Problem> problems)
    {
        var before = problems.Count;
        One.Judge(node, path, default, new SchemaFindings(problems));
        var rule = problems.Count == before ? ReadSound(node, path, problems) : null;
        return problems.Count == before ? rule : null;
    }

    private static Rule ReadSound(DocumentNode node, string path, List<Problem> problems)
    {
        var map = new RuleMap(node, path, problems);
        var name = map.Text("name")!;
        var actions = ActionReader.Read(map);
        var rule = new Rule
        {
            Id = map.Text("id") ?? IdOf(name),
            Name = name,
            EventType = map.Text("event_type")!,
            Enabled = map.Flag("enabled", true),
            ValidFrom = map.Instant("valid_from"),
            ValidUntil = map.Instant("valid_until"),
            Order = map.Whole("order", 0),
            Stop = map.Flag("stop", false),
            Key = map.Field("key"),
            To = RecipientReader.Read(map) ?? RuleRecipients.Default,
            When = ConditionReader.ReadAll(map),
            Notify = actions.Notify,
            Suppress = actions.Suppress,
            Priority = actions.Priority,
            Group = actions.Group,
            Throttle = actions.Throttle,
            Escalations = actions.Escalations,
        };
        if (rule.ValidUntil <= rule.ValidFrom)
        {
            map.Wrong(map.Find("valid_until")!, "valid_until", "is not after valid_from.", "a later instant");
        }

        return rule;
    }

    // Of names that are told apart by more than letters and digits, the ids may be the same: then the document must say them.
    private static string IdOf(string name)
    {
        var made = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')).Trim('_');
        made = made.Length > 100 ? made[..100] : made;
        return made.Length > 0 ? made : "rule";
    }
}
