namespace LenNotify;

/// <summary>A form in which a value is shown.</summary>
internal interface IValueFormat
{
    /// <summary>The value as text, not escaped yet; null when it is none that this form can show.</summary>
    string? Show(Scalar value, ITemplateValues values, TemplateLocale locale);
}
