namespace LenNotify;

/// <summary>Renders wordings: every form of one, within the limits.</summary>
internal sealed class TemplateRenderer(TemplateLimits limits, TimeProvider time)
{
    private const int MostSubject = 200;

    /// <summary>What one notification says.</summary>
    internal RenderedContent Render(CompiledWording wording, NotificationValues values, TemplateLocale locale) =>
        new Rendering(wording, locale, limits, new RenderTime(time, limits.Longest)) { Single = values }.Render(MostSubject);

    /// <summary>What several say together.</summary>
    internal RenderedContent Render(CompiledWording wording, BundleValues values, TemplateLocale locale) =>
        new Rendering(wording, locale, limits, new RenderTime(time, limits.Longest)) { Bundle = values }.Render(MostSubject);
}
