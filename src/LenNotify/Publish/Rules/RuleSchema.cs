namespace LenNotify;

/// <summary>The JSON Schema (draft 2020-12) of documents of rules, for editors and for checks before a deployment.</summary>
public static class RuleSchema
{
    private const string Name = "rules.schema.json";

    /// <summary>
    /// Its text, the same as <c>schemas/rules.schema.json</c> in the package. Reading a document executes it, and adds what no schema can say: ids
    /// that come twice, instants that no calendar has, patterns that cannot be used, an end before its beginning, how deep conditions are nested.
    /// </summary>
    public static string Read() => SchemaDocument.TextOf(Name);

    /// <summary>The same, as it is executed: what is read goes through it, whichever way it comes in.</summary>
    internal static SchemaDocument Executed { get; } = SchemaDocument.Parse(Name, Read());
}
