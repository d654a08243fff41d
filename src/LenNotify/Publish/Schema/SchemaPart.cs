namespace LenNotify;

/// <summary>What a schema says by other schemas: of the same value, or of what is in it.</summary>
internal abstract class SchemaPart
{
    /// <summary>Those that it asks of the same value.</summary>
    internal virtual IEnumerable<DocumentSchema> OfTheSame => [];

    /// <summary>Notes what is wrong.</summary>
    internal abstract void Judge(DocumentNode node, string path, SchemaExpectation said, SchemaFindings findings);
}
