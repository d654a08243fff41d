namespace LenNotify.Tests.Browser;

/// <summary>What these tests need of the machine.</summary>
internal static class Programs
{
    /// <summary>Why there is no node; null where there is.</summary>
    public static string? NoNode { get; } = Find("node") is null || Find("npm") is null ? "node and npm are not installed." : null;

    /// <summary>Why there is no browser; null where there is.</summary>
    public static string? NoBrowser { get; } = NoNode ?? (Browser is null ? "Chromium is not installed; 'bash eng/test.sh' installs it where it can." : null);

    /// <summary>The browser's program.</summary>
    public static string? Browser => Find("chromium") ?? Find("chromium-browser") ?? Find("google-chrome");

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
