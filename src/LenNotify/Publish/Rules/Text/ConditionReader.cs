namespace LenNotify;

/// <summary>Reads conditions, and what is made of all, any and not.</summary>
internal static class ConditionReader
{
    private const int MostDepth = 8;
    private static readonly string[] Groups = ["all", "any", "not"];

    /// <summary>A list, all of which must hold, or one group. None is: always.</summary>
    internal static AllOf ReadAll(RuleMap rule)
    {
        if (rule.Find("conditions") is not { Kind: DocumentNodeKind.Map } found)
        {
            return new AllOf(Parts(rule, "conditions", 1));
        }

        var made = One(found, rule.At("conditions"), rule.Noted, 1);
        return made as AllOf ?? new AllOf([made]);
    }

    private static Condition[] Parts(RuleMap map, string name, int depth) =>
        [.. map.List(name).Select((node, i) => One(node, FormattableString.Invariant($"{map.At(name)}[{i}]"), map.Noted, depth))];

    private static Condition One(DocumentNode node, string path, List<Problem> problems, int depth)
    {
        var map = new RuleMap(node, path, problems);
        var group = Array.Find(Groups, name => node.Find(name) is not null);
        if (group is null)
        {
            return ComparisonReader.Read(map);
        }

        // No schema can count how deep something stands.
        if (depth > MostDepth)
        {
            map.Wrong(node, "", "is nested too deeply.", FormattableString.Invariant($"{MostDepth} levels of all, any and not"));
            return new AllOf([]);
        }

        return group switch
        {
            "all" => new AllOf(Parts(map, group, depth + 1)),
            "any" => new AnyOf(Parts(map, group, depth + 1)),
            _ => new NotThat(One(map.Find(group)!, map.At(group), problems, depth + 1)),
        };
    }
}
