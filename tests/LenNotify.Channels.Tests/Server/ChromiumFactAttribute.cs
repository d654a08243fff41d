namespace LenNotify.Channels.Tests;

/// <summary>A test in a real browser. Skipped, with the reason, on a machine without one.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = Chromium.Missing;
}
