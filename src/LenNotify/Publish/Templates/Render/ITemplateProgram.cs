namespace LenNotify;

/// <summary>A compiled source. One serves all threads.</summary>
internal interface ITemplateProgram
{
    /// <summary>Renders once: what a value holds is shown, never read as template again.</summary>
    /// <exception cref="TemplateLimitException">It became too large or took too long.</exception>
    void Render(ITemplateValues values, TemplateLocale locale, BoundedWriter into);
}
