namespace LenNotify;

/// <summary><c>if</c>, <c>then</c>, <c>else</c>: which one it is decides what is wrong with it.</summary>
internal sealed class ChoicePart(DocumentSchema asked, DocumentSchema then, DocumentSchema otherwise) : SchemaPart
{
    internal override IEnumerable<DocumentSchema> OfTheSame => [asked, then, otherwise];

    internal override void Judge(DocumentNode node, string path, SchemaExpectation said, SchemaFindings findings) =>
        (asked.Fits(node) ? then : otherwise).Judge(node, path, said, findings);
}
