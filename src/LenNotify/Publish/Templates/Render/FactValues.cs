namespace LenNotify;

/// <summary>A label with its value.</summary>
internal sealed record FactValues(string Label, string Value) : ITemplateValues
{
    public IEnumerable<string> Names => ["label", "value"];

    public Scalar Find(string name) => name switch
    {
        "label" => Scalar.Of(Label),
        "value" => Scalar.Of(Value),
        _ => Scalar.Missing,
    };

    public IReadOnlyList<ITemplateValues>? List(string name) => null;
}
