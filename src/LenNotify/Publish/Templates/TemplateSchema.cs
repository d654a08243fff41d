using System.Reflection;

namespace LenNotify;

/// <summary>The JSON Schema (draft 2020-12) of templates, for editors and for checks before a deployment.</summary>
public static class TemplateSchema
{
    private const string Name = "template.schema.json";

    /// <summary>
    /// Its text, the same as <c>schemas/template.schema.json</c> in the package. It says of a document what reading it says, but for what a schema
    /// cannot: a channel and language that come twice, how long the lines of a text are together, what stands between braces.
    /// </summary>
    public static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
