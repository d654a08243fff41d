using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace LenNotify.Web.Tests;

/// <summary>Somebody at a browser of their own. What the page complains about, and every dialog, fails the test in the end.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly WebHost _host;

    private Visitor(WebHost host, IBrowserContext context, IPage page)
    {
        (_host, Context, Page) = (host, context, page);
        Listen(page);
    }

    internal IBrowserContext Context { get; }

    internal IPage Page { get; }

    /// <summary>What the network does is said in the console as well; a test that cuts it expects that.</summary>
    internal bool MayLoseNetwork { get; set; }

    internal static async Task<Visitor> ComeAsync(WebHost host, string who = "ann", bool dark = false, bool phone = false)
    {
        var browser = await Chromium.GetAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = host.Site,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = phone ? new ViewportSize { Width = 390, Height = 780 } : new ViewportSize { Width = 1180, Height = 820 },
            Locale = "en-GB",
            TimezoneId = "Europe/Amsterdam",
        });
        await context.AddCookiesAsync([new Cookie { Name = Cookies.Name, Value = who, Url = host.Site }]);
        return new Visitor(host, context, await context.NewPageAsync());
    }

    /// <summary>Another tab of the same browser.</summary>
    internal async Task<IPage> TabAsync(string path = "/")
    {
        var page = await Context.NewPageAsync();
        Listen(page);
        await OpenAsync(page, path);
        return page;
    }

    internal Task OpenAsync(string path = "/") => OpenAsync(Page, path);

    /// <summary>Keeps a picture, for people to look at: eng/out/screens.</summary>
    internal async Task PictureAsync(string name, IPage? of = null)
    {
        var folder = Environment.GetEnvironmentVariable("LEN_SCREENS");
        if (!string.IsNullOrEmpty(folder))
        {
            await (of ?? Page).ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled });
        }
    }

    internal void ShouldHaveNoComplaints() => _complaints.Should().BeEmpty();

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        ShouldHaveNoComplaints();
    }

    private async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(_host.Site + WebHost.Pages + path);
        await page.WaitForFunctionAsync("() => customElements.get('len-bell')");
    }

    private void Listen(IPage page)
    {
        page.PageError += (_, error) => _complaints.Enqueue($"error: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !(MayLoseNetwork && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)))
            {
                _complaints.Enqueue($"{message.Type}: {message.Text} {message.Location}");
            }
        };
        page.Dialog += (_, dialog) =>
        {
            _complaints.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }
}
