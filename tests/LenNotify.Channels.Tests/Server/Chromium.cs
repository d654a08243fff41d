namespace LenNotify.Channels.Tests;

/// <summary>A real browser, where the machine has one: eng/test.sh installs it.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static string? Path { get; } = Array.Find(Places, File.Exists);

    /// <summary>Why it cannot be used here; null when it can.</summary>
    public static string? Missing { get; } = Node.Missing ?? (Path is null ? "chromium is not installed" : null);
}
