namespace LenNotify;

/// <summary>The JSON Schema (draft 2020-12) of templates, for editors and for checks before a deployment.</summary>
public static class TemplateSchema
{
    private const string Name = "template.schema.json";

    /// <summary>
    /// Its text, the same as <c>schemas/template.schema.json</c> in the package. Reading a template executes it, and adds what no schema can say: a
    /// channel and language that come twice, how long the lines of a text are together, what stands between braces.
    /// </summary>
    public static string Read() => SchemaDocument.TextOf(Name);

    /// <summary>The same, as it is executed: what is read goes through it, whichever way it comes in.</summary>
    internal static SchemaDocument Executed { get; } = SchemaDocument.Parse(Name, Read());
}
