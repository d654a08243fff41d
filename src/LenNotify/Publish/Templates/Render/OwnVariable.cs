namespace LenNotify;

/// <summary>A publisher's value that a template names, and where it stands in a notification.</summary>
/// <param name="Kind">What it is shown as.</param>
/// <param name="Attribute">The attribute that it is; null where it is metadata.</param>
/// <param name="Path">The keys that lead to it in the metadata.</param>
internal readonly record struct OwnVariable(VariableKind Kind, string? Attribute, string[] Path)
{
    internal const string Metadata = "metadata.";
    internal const string Attributes = "attributes.";

    internal static OwnVariable Of(string name, VariableKind kind) =>
        name.StartsWith(Attributes, StringComparison.Ordinal) ? new(kind, name[Attributes.Length..], [])
        : new(kind, null, name.StartsWith(Metadata, StringComparison.Ordinal) ? name[Metadata.Length..].Split('.') : []);
}
