namespace LenNotify.Tests;

/// <summary>Needs a browser; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MailFactAttribute : FactAttribute
{
    public MailFactAttribute() => Skip = MailGallery.Browser is null ? "Chromium is not installed" : null;
}
