namespace LenNotify;

/// <summary><c>$ref</c>: what is said elsewhere in the document of the schema.</summary>
internal sealed class ReferencePart(IReadOnlyDictionary<string, DocumentSchema> definitions, string name) : SchemaPart
{
    internal override IEnumerable<DocumentSchema> OfTheSame => [definitions[name]];

    internal override void Judge(DocumentNode node, string path, SchemaExpectation said, SchemaFindings findings) =>
        definitions[name].Judge(node, path, said, findings);
}
