namespace LenNotify;

/// <summary><c>contains</c>, <c>minContains</c>, <c>maxContains</c>: how many of a kind a list may have.</summary>
internal sealed class ContainsPart(DocumentSchema kind, int least, int most) : SchemaPart
{
    internal override void Judge(DocumentNode node, string path, SchemaExpectation said, SchemaFindings findings)
    {
        if (node.Kind != DocumentNodeKind.List)
        {
            return;
        }

        var name = kind.Title ?? "such entry";
        var count = node.Items.Count(kind.Fits);
        if (count > most)
        {
            findings.Add(path, node, FormattableString.Invariant($"has {name} {count} times."), FormattableString.Invariant($"at most {most} of {name}"), name);
        }
        else if (count < least)
        {
            findings.Add(path, node, $"has no {name}.", said.Limit ?? FormattableString.Invariant($"at least {least}"), name);
        }
    }
}
