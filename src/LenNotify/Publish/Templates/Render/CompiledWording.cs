namespace LenNotify;

/// <summary>A wording, ready to be rendered.</summary>
internal sealed class CompiledWording
{
    /// <summary>As it was written.</summary>
    internal required Wording Source { get; init; }

    /// <summary>Its language, where it names none the template's.</summary>
    internal required string Language { get; init; }

    /// <summary>The subject, or null for the title.</summary>
    internal ITemplateProgram? Subject { get; init; }

    /// <summary>The text.</summary>
    internal required ITemplateProgram Text { get; init; }

    /// <summary>The HTML, if there is any.</summary>
    internal ITemplateProgram? Html { get; init; }

    /// <summary>The blocks, if there are any.</summary>
    internal ITemplateProgram? Blocks { get; init; }

    /// <summary>Labels with what makes their values.</summary>
    internal required IReadOnlyList<(string Label, ITemplateProgram Value)> Facts { get; init; }

    /// <summary>The parts, by name: in the text and in the HTML.</summary>
    internal required IReadOnlyDictionary<string, (ITemplateProgram Text, ITemplateProgram? Html)> Parts { get; init; }
}
