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
            if (value.Kind == ScalarKind.Rendered)
            {
                into.Write(value.Text);
            }
            else
            {
                Escape.Write(placeholder.Format.Show(value, values, locale) is { Length: > 0 } shown ? shown : placeholder.Otherwise, form, into);
            }
        }
    }
}
