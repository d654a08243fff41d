namespace LenNotify;

/// <summary>Reads rules from nodes: all problems of a document are told at once, each with its place.</summary>
internal static class RuleReader
{
    internal const int MostInDocument = 5_000;

    /// <summary>The rules of a document.</summary>
    /// <exception cref="InvalidInputException">Some are not sound. None is taken.</exception>
    internal static IReadOnlyList<Rule> Read(RuleNode document)
    {
        var problems = new List<Problem>();
        var map = new RuleMap(document, "rules", problems);
        map.Text("$schema", 512);
        var rules = new List<Rule>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, i) in map.List("rules", 0, MostInDocument, required: true).Select((node, i) => (node, i)))
        {
            var rule = ReadOne(node, FormattableString.Invariant($"rules[{i}]"), problems);
            if (rule is not null && !ids.Add(rule.Id))
            {
                problems.Add(RuleTextLimits.At(FormattableString.Invariant($"rules[{i}].id"), node.Line, node.Column, $"'{rule.Id}' is there already; without an id of its own a rule has its name's.", "each id once"));
            }

            rules.AddRange(rule is null ? [] : [rule]);
        }

        map.End();
        return problems.Count == 0 ? rules : throw new InvalidInputException("rule document", problems);
    }

    /// <summary>One rule; null when it is not sound.</summary>
    internal static Rule? ReadOne(RuleNode node, string path, List<Problem> problems)
    {
        var before = problems.Count;
        var map = new RuleMap(node, path, problems);
        var name = map.Text("name", 200, required: true) ?? "";
        var actions = ActionReader.Read(map);
        var type = map.Text("event_type", 128, required: true) ?? "";
        if (type.Length > 0)
        {
            var bad = new List<Problem>();
            TextRules.CheckType("event_type", type, bad);
            bad.ForEach(problem => map.Wrong(map.Take("event_type")!, "event_type", problem.Message, problem.Limit));
        }

        var rule = new Rule
        {
            Id = IdOf(map, name),
            Name = name,
            EventType = type,
            Enabled = map.Flag("enabled", true),
            ValidFrom = map.Instant("valid_from"),
            ValidUntil = map.Instant("valid_until"),
            Order = map.Whole("order", -1_000_000, 1_000_000, 0),
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
            map.Wrong(node, "valid_until", "is not after valid_from.", "a later instant");
        }

        map.End();
        return problems.Count == before ? rule : null;
    }

    // Of names that are told apart by more than letters and digits, the ids may be the same: then the document must say them.
    private static string IdOf(RuleMap map, string name)
    {
        if (map.Take("id") is not { } given)
        {
            var made = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')).Trim('_');
            made = made.Length > 100 ? made[..100] : made;
            return made.Length > 0 ? made : "rule";
        }

        if (given.Kind != RuleNodeKind.Text || !RulePatterns.Id().IsMatch(given.Text))
        {
            map.Wrong(given, "id", $"'{Shown.Of(given.Text)}' is no id.", "1-100 lower-case letters, digits and _ . -, first a letter or digit");
        }

        return given.Text;
    }
}
