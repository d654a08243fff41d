namespace LenNotify;

/// <summary><c>items</c>: each one of a list.</summary>
internal sealed class ItemsPart(DocumentSchema each) : SchemaPart
{
    internal override void Judge(DocumentNode node, string path, SchemaExpectation said, SchemaFindings findings)
    {
        for (var i = 0; i < node.Items.Count; i++)
        {
            each.Judge(node.Items[i], findings.Item(path, i), default, findings);
        }
    }
}
