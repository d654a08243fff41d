namespace LenNotify;

/// <summary>Values, and parts of the same text that were rendered before.</summary>
internal sealed class RenderedValues(ITemplateValues values, IReadOnlyDictionary<string, Scalar> rendered) : ITemplateValues
{
    public IEnumerable<string> Names => rendered.Keys.Concat(values.Names);

    public Scalar Find(string name) => rendered.TryGetValue(name, out var found) ? found : values.Find(name);

    /// <summary>The wording's facts, for engines that loop; null where there are none.</summary>
    internal Func<IReadOnlyList<ITemplateValues>>? Facts { get; init; }

    public IReadOnlyList<ITemplateValues>? List(string name) => name == "facts" && Facts is not null ? Facts() : values.List(name);
}
