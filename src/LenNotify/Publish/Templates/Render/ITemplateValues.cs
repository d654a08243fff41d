namespace LenNotify;

/// <summary>What a template may show: scalars by name, and lists of the like by name. No object is behind it, and nothing can be called.</summary>
internal interface ITemplateValues
{
    /// <summary>The names that <see cref="Find"/> and <see cref="List"/> know.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>The value; <see cref="Scalar.Missing"/> where there is none.</summary>
    Scalar Find(string name);

    /// <summary>A list, for engines that loop; null where there is none.</summary>
    IReadOnlyList<ITemplateValues>? List(string name);
}
