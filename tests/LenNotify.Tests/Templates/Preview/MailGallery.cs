using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace LenNotify.Tests;

/// <summary>
/// Shows mails in a real browser, side by side in frames: a phone's width and a desktop's, each in light and dark. A frame has its own
/// width and scheme, whatever the window has, so no setting of the browser decides what is seen.
/// </summary>
internal sealed class MailGallery(string folder)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNameCaseInsensitive = true };
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Every text against the first background behind it, as WCAG reckons.
    private const string Measure =
        """
        const light = ([r, g, b]) => [r, g, b].map(c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        const colour = text => text.match(/[\d.]+/g).map(Number);
        const behind = (e, w) => { for (; e; e = e.parentElement) { const c = colour(w.getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0.99) return c; } return [255, 255, 255]; };
        const look = f => {
          const w = f.contentWindow, d = f.contentDocument, card = w.getComputedStyle(d.querySelector('.card'));
          let least = [99, ''], letters = 99;
          const walk = d.createTreeWalker(d.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const n = walk.currentNode, e = n.parentElement;
            if (!n.data.trim() || !e.getClientRects().length) continue;
            const s = w.getComputedStyle(e), [a, b] = [light(colour(s.color)), light(behind(e, w))];
            const c = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            letters = Math.min(letters, parseFloat(s.fontSize));
            if (c < least[0]) least = [c, n.data.trim().slice(0, 40)];
          }
          const buttons = [...d.querySelectorAll('a.button')].map(e => e.getBoundingClientRect().height);
          return { name: f.title, page: light(behind(d.body, w)), card: light(behind(d.querySelector('.card'), w)), bar: card.borderTopColor, border: card.borderBottomColor,
            contrast: least[0], faintest: least[1], overflow: d.documentElement.scrollWidth - w.innerWidth, button: buttons.length ? Math.min(...buttons) : null, letters,
            heading: d.querySelector('h1').textContent };
        };
        addEventListener('load', () => {
          const frames = [...document.querySelectorAll('iframe')];
          document.getElementById('looks').textContent = JSON.stringify(frames.map(look));
          frames.forEach(f => f.height = f.contentDocument.documentElement.scrollHeight);
        });
        """;

    /// <summary>The browser; null where there is none.</summary>
    internal static string? Browser { get; } = Array.Find(Places, File.Exists);

    /// <summary>How all of these mails look, by name.</summary>
    internal async Task<IReadOnlyList<MailLook>> LooksAsync(IReadOnlyList<(string Name, string Html)> mails)
    {
        var dom = await RunAsync(await WriteAsync("looks", mails), "--dump-dom");
        var from = dom.IndexOf('>', dom.IndexOf("<pre id=\"looks\"", StringComparison.Ordinal)) + 1;
        var json = WebUtility.HtmlDecode(dom[from..dom.IndexOf("</pre>", from, StringComparison.Ordinal)]);
        return JsonSerializer.Deserialize<List<MailLook>>(json, Names)!;
    }

    /// <summary>A picture of one mail in all four looks, for somebody to look at; answers its file.</summary>
    internal async Task<string> PictureAsync(string name, string html)
    {
        var picture = Path.Combine(folder, $"{name}.png");
        await RunAsync(await WriteAsync(name, [(name, html)]), $"--screenshot={picture}");
        return picture;
    }

    private async Task<string> WriteAsync(string name, IReadOnlyList<(string Name, string Html)> mails)
    {
        var frames = from mail in mails
                     from width in new[] { 390, 720 }
                     from scheme in new[] { "light", "dark" }
                     select $"<iframe title=\"{mail.Name} {width} {scheme}\" width=\"{width}\" style=\"border:0;color-scheme:{scheme}\" srcdoc=\"{WebUtility.HtmlEncode(mail.Html)}\"></iframe>";
        var page = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{name}.html");
        await File.WriteAllTextAsync(
            page, $"<!DOCTYPE html><meta charset=\"utf-8\"><title>{name}</title><body style=\"margin:0;display:flex;flex-wrap:wrap;align-items:flex-start;gap:8px;background:#808890\">{string.Concat(frames)}<pre id=\"looks\" hidden></pre><script>{Measure}</script>");
        return page;
    }

    // One after the other: they share a profile, which a browser goes on writing for a moment after it ended.
    private async Task<string> RunAsync(string page, string what)
    {
        using var browser = Process.Start(new ProcessStartInfo(Browser!,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
            $"--user-data-dir={Path.Combine(folder, "profile")}", "--window-size=2260,1400", what, new Uri(page).AbsoluteUri,
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = browser.StandardOutput.ReadToEndAsync();
        await Task.WhenAll(said, browser.StandardError.ReadToEndAsync(), browser.WaitForExitAsync());
        return await said;
    }
}
