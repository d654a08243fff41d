namespace LenNotify;

/// <summary>Text and values, one after the other.</summary>
internal sealed class PlainProgram(PlainPart[] parts, TemplateForm form) : ITemplateProgram
{
    public void Render(ITemplateValues values, TemplateLocale locale, BoundedWriter into)
    {
        foreach (var (literal, placeholder) in parts)
        {
            if (placeholder is null)
            {
                into.Write(literal);
                continue;
            }

            var value = values.Find(placeholder.Name);
            into.Write(value.Kind == ScalarKind.Rendered
                ? value.Text
                : Escape.Of(placeholder.Format.Show(value, values, locale) is { Length: > 0 } shown ? shown : placeholder.Otherwise, form));
        }
    }
}
