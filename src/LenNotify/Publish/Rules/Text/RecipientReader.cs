namespace LenNotify;

/// <summary>Reads whom a rule tells: a path, or a map with one of path, users, topic.</summary>
internal static class RecipientReader
{
    private const int MostUsers = 1_000;
    private const int LongestName = 256;

    internal static RuleRecipients? Read(RuleMap rule)
    {
        if (rule.Take("to") is not { } to)
        {
            return null;
        }

        return to.Kind == RuleNodeKind.Text
            ? rule.Field("to") is { } path ? new RuleRecipients(path, [], null) : null
            : OfMap(new RuleMap(to, rule.At("to"), rule.Noted), to);
    }

    private static RuleRecipients? OfMap(RuleMap map, RuleNode node)
    {
        var path = map.Field("path");
        var topic = map.Text("topic", LongestName);
        var users = new List<string>();
        foreach (var user in map.List("users", 1, MostUsers))
        {
            if (user.Kind != RuleNodeKind.Text || !TextRules.IsLine(user.Text, LongestName))
            {
                map.Wrong(user, "users", "holds what is no user id.", FormattableString.Invariant($"texts of 1-{LongestName} characters"));
            }

            users.Add(user.Text);
        }

        map.End();
        if (node.Kind == RuleNodeKind.Map && node.Members.Count != 1)
        {
            map.Wrong(node, "", "says not just one thing.", "one of path, users, topic");
        }

        return new RuleRecipients(path, users, topic);
    }
}
