namespace LenNotify;

/// <summary>A syntax of templates: the one seam.</summary>
internal interface ITemplateEngine
{
    /// <summary>What <see cref="Template.Engine"/> names.</summary>
    string Name { get; }

    /// <summary>Compiles a source, and notes every problem with it; null when it cannot be compiled.</summary>
    ITemplateProgram? Compile(TemplateSource source, List<Problem> problems);
}
