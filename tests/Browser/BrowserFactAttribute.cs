namespace LenNotify.Tests.Browser;

/// <summary>A test in a browser. Skipped, with the reason, on a machine without one.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Programs.NoBrowser;
}
