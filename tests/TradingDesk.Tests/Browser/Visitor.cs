using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace TradingDesk.Tests;

/// <summary>Somebody at a browser of their own. What a page complains about fails the test in the end.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly string _site;

    private Visitor(IBrowserContext context, string site) => (Context, _site) = (context, site);

    internal IBrowserContext Context { get; }

    internal IPage Page { get; private set; } = null!;

    /// <summary>A request that fails is said in the console as well; a test that makes one fail expects that.</summary>
    internal bool MayFail { get; set; }

    /// <summary>Signs in on the start page, by the person's name.</summary>
    internal static async Task<Visitor> ComeAsync(RunningDesk desk, string name, bool dark = false, bool phone = false)
    {
        var site = $"http://localhost:{desk.Address.Port}";
        var context = await (await Chromium.GetAsync()).NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = phone ? new ViewportSize { Width = 390, Height = 780 } : new ViewportSize { Width = 1180, Height = 820 },
            Locale = "en-GB",
            TimezoneId = "Europe/Amsterdam",
        });
        var visitor = new Visitor(context, site);
        visitor.Page = await visitor.TabAsync("/");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await visitor.Page.WaitForFunctionAsync("() => customElements.get('len-bell')");
        return visitor;
    }

    internal async Task<IPage> TabAsync(string path)
    {
        var page = await Context.NewPageAsync();
        Listen(page);
        await page.GotoAsync(_site + path);
        return page;
    }

    internal Task GoAsync(string path) => Page.GotoAsync(_site + path);

    /// <summary>Keeps a picture for people to look at, in the folder that LEN_SCREENS names.</summary>
    internal async Task PictureAsync(string name, IPage? of = null)
    {
        if (Environment.GetEnvironmentVariable("LEN_SCREENS") is { Length: > 0 } folder)
        {
            await (of ?? Page).ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        _complaints.Should().BeEmpty();
    }

    private void Listen(IPage page)
    {
        page.PageError += (_, error) => _complaints.Enqueue($"error: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !(MayFail && (message.Text.Contains("ERR_", StringComparison.Ordinal) || message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))))
            {
                _complaints.Enqueue($"{message.Type}: {message.Text} {message.Location}");
            }
        };
    }
}
