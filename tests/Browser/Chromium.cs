using Microsoft.Playwright;

namespace LenNotify.Tests.Browser;

/// <summary>The system's browser, started once for all tests; it ends with the process that drives it.</summary>
internal static class Chromium
{
    // Of tests, on a machine that does much else: it guards against what never comes.
    internal const float PatienceMilliseconds = 180_000;
    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    internal static Task<IBrowser> GetAsync() => Started.Value;

    private static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Programs.Browser,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}
