namespace LenNotify;

/// <summary>A link or button.</summary>
/// <param name="Label">What it says; null for the notification's own link, for which the wording has words.</param>
/// <param name="Url">Where it leads.</param>
internal sealed record LinkValues(string? Label, Scalar Url) : ITemplateValues
{
    public IEnumerable<string> Names => ["label", "url"];

    public Scalar Find(string name) => name switch
    {
        "label" => Scalar.Of(Label),
        "url" => Url,
        _ => Scalar.Missing,
    };

    public IReadOnlyList<ITemplateValues>? List(string name) => null;
}
