using System.Reflection;

namespace LenNotify;

/// <summary>The JSON Schema (draft 2020-12) of documents of rules, for editors and for checks before a deployment.</summary>
public static class RuleSchema
{
    private const string Name = "rules.schema.json";

    /// <summary>
    /// Its text, the same as <c>schemas/rules.schema.json</c> in the package. It says of a document what reading it says, but for
    /// what a schema cannot: ids that come twice, instants that no calendar has, patterns that cannot be used, an end before its beginning.
    /// </summary>
    public static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
