namespace LenNotify;

/// <summary>A number or instant for Handlebars: it can be shown, and given to a helper. Nothing of it is public, so a template finds nothing behind it.</summary>
internal sealed class HandlebarsValue(Scalar scalar, TemplateLocale locale)
{
    internal Scalar Scalar => scalar;

    internal TemplateLocale Locale => locale;

    public override string ToString() => ValueFormats.AsIs.Show(scalar, EmptyValues.Instance, locale) ?? "";
}
