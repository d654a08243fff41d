namespace LenNotify;

/// <summary>Reads whom a rule tells: a path, or a map with one of path, users, topic.</summary>
internal static class RecipientReader
{
    internal static RuleRecipients? Read(RuleMap rule)
    {
        if (rule.Find("to") is not { } to)
        {
            return null;
        }

        if (to.Kind == DocumentNodeKind.Text)
        {
            return new RuleRecipients(rule.Field("to"), [], null);
        }

        var map = new RuleMap(to, rule.At("to"), rule.Noted);
        return new RuleRecipients(map.Field("path"), [.. map.List("users").Select(user => user.Text)], map.Text("topic"));
    }
}
