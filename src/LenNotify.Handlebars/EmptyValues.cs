namespace LenNotify;

/// <summary>No values.</summary>
internal sealed class EmptyValues : ITemplateValues
{
    internal static EmptyValues Instance { get; } = new();

    public IEnumerable<string> Names => [];

    public Scalar Find(string name) => Scalar.Missing;

    public IReadOnlyList<ITemplateValues>? List(string name) => null;
}
