namespace LenNotify.Web.Tests;

public sealed class LongInboxTests
{
    private const int Count = 10_000;

    // What stands in the tree at once, and the longest that a frame may take on a busy machine.
    private const int MostRows = 250;
    private const double SlowestMilliseconds = 250;

    private const string Scroll = """
        async (count) => {
          const inbox = document.querySelector('main len-inbox');
          const scroller = inbox.shadowRoot.querySelector('[part=scroller]');
          const rows = inbox.shadowRoot.querySelector('[part=list]');
          const last = () => { const shown = rows.querySelectorAll('[role=listitem]'); return Number(shown[shown.length - 1]?.getAttribute('aria-posinset') ?? 0); };
          const frames = [];
          let [most, before] = [0, performance.now()];
          while (last() < count) {
            scroller.scrollTop = scroller.scrollHeight;
            const now = await new Promise(requestAnimationFrame);
            frames.push(now - before);
            before = now;
            most = Math.max(most, rows.querySelectorAll('[role=listitem]').length);
          }
          frames.sort((one, other) => one - other);
          return [most, frames[Math.floor(frames.length * 0.95)], frames.length];
        }
        """;

    [BrowserFact]
    public async Task Ten_thousand_items_scroll_smoothly_to_the_last()
    {
        await using var host = await WebHost.StartAsync();
        for (var number = 1; number <= Count; number++)
        {
            await host.PublishAsync($"Item {number}");
        }

        await using var ann = await Visitor.ComeAsync(host);
        await ann.OpenAsync();
        await Expect(ann.Page.Locator("main len-inbox [part=title]").First).ToHaveTextAsync($"Item {Count}");

        var seen = await ann.Page.EvaluateAsync<double[]>(Scroll, Count);

        seen[0].Should().BeLessThan(MostRows, "only what is near is in the tree");
        seen[1].Should().BeLessThan(SlowestMilliseconds, "95 of 100 frames are quicker, of {0}", seen[2]);
        await Expect(ann.Page.Locator("main len-inbox [part=title]").Last).ToHaveTextAsync("Item 1");
        await ann.Page.EvaluateAsync("() => { document.querySelector('main len-inbox').shadowRoot.querySelector('[part=scroller]').scrollTop = 0; }");
        await Expect(ann.Page.Locator("main len-inbox [part=title]").First).ToHaveTextAsync($"Item {Count}");
    }
}
