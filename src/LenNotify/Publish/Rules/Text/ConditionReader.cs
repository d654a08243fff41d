namespace LenNotify;

/// <summary>Reads conditions, and what is made of all, any and not. The document's own depth bounds theirs.</summary>
internal static class ConditionReader
{
    private const int MostParts = 1_000;
    private const int MostDepth = 8;
    private static readonly string[] Groups = ["all", "any", "not"];

    /// <summary>A list, all of which must hold, or one group. None is: always.</summary>
    internal static AllOf ReadAll(RuleMap rule)
    {
        if (rule.Take("conditions") is not { } found)
        {
            return new AllOf([]);
        }

        if (found.Kind == RuleNodeKind.Map)
        {
            var made = One(found, rule.At("conditions"), rule.Noted, 1);
            return made as AllOf ?? new AllOf([made]);
        }

        return new AllOf(Parts(rule, "conditions", 1, least: 0));
    }

    private static Condition[] Parts(RuleMap map, string name, int depth, int least) =>
        [.. map.List(name, least, MostParts).Select((node, i) => One(node, FormattableString.Invariant($"{map.At(name)}[{i}]"), map.Noted, depth))];

    private static Condition One(RuleNode node, string path, List<Problem> problems, int depth)
    {
        var map = new RuleMap(node, path, problems);
        var group = Array.Find(Groups, name => node.Find(name) is not null);
        if (group is null)
        {
            return ComparisonReader.Read(map, node);
        }

        if (depth > MostDepth)
        {
            map.Wrong(node, "", "is nested too deeply.", FormattableString.Invariant($"{MostDepth} levels of all, any and not"));
            return new AllOf([]);
        }

        Condition made = group switch
        {
            "all" => new AllOf(Parts(map, group, depth + 1, least: 1)),
            "any" => new AnyOf(Parts(map, group, depth + 1, least: 1)),
            _ => new NotThat(One(map.Take(group) ?? node, map.At(group), problems, depth + 1)),
        };
        map.Take(group);
        map.End();
        return made;
    }
}
