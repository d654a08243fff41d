namespace TradingDesk.Tests;

/// <summary>What these tests need of the machine.</summary>
internal static class Programs
{
    internal static string? Browser => Find("chromium") ?? Find("chromium-browser") ?? Find("google-chrome");

    /// <summary>Why there is no browser; null where there is.</summary>
    internal static string? NoBrowser { get; } = Find("node") is null || Find("npm") is null ? "node and npm are not installed."
        : Browser is null ? "Chromium is not installed; 'bash eng/test.sh' installs it where it can." : null;

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
