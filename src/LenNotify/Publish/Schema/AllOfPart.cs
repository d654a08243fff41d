namespace LenNotify;

/// <summary><c>allOf</c>: every one of them.</summary>
internal sealed class AllOfPart(IReadOnlyList<DocumentSchema> all) : SchemaPart
{
    internal override IEnumerable<DocumentSchema> OfTheSame => all;

    internal override void Judge(DocumentNode node, string path, SchemaExpectation said, SchemaFindings findings)
    {
        foreach (var one in all)
        {
            one.Judge(node, path, said, findings);
        }
    }
}
