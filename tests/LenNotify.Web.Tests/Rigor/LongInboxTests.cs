using Xunit.Abstractions;

namespace LenNotify.Web.Tests;

public sealed class LongInboxTests(ITestOutputHelper output)
{
    private const int Count = 10_000;

    // What stands in the tree at once, and what may change in it within one frame, however long the inbox has become.
    private const int MostRows = 250;
    private const int MostChanges = 300;

    private const string Scroll = """
        async (count) => {
          const inbox = document.querySelector('main len-inbox');
          const scroller = inbox.shadowRoot.querySelector('[part=scroller]');
          const rows = inbox.shadowRoot.querySelector('[part=list]');
          const last = () => { const shown = rows.querySelectorAll('[role=listitem]'); return Number(shown[shown.length - 1]?.getAttribute('aria-posinset') ?? 0); };
          const frames = [];
          let [most, before, changes, mostChanges] = [0, performance.now(), 0, 0];
          const watch = new MutationObserver((seen) => { changes += seen.reduce((sum, one) => sum + one.addedNodes.length + one.removedNodes.length, 0); });
          watch.observe(rows, { childList: true });
          while (last() < count) {
            scroller.scrollTop = scroller.scrollHeight;
            const now = await new Promise(requestAnimationFrame);
            frames.push(now - before);
            before = now;
            [most, mostChanges, changes] = [Math.max(most, rows.querySelectorAll('[role=listitem]').length), Math.max(mostChanges, changes), 0];
          }
          watch.disconnect();
          frames.sort((one, other) => one - other);
          return [most, mostChanges, frames[Math.floor(frames.length * 0.95)], frames.length];
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

        // How long frames take is the machine's affair as well: it is told, not judged.
        output.WriteLine("{0} rows at most, {1} changes in a frame; 95 of 100 of {3} frames within {2:0} ms", [.. seen]);
        seen[0].Should().BeLessThan(MostRows, "only what is near is in the tree");
        seen[1].Should().BeInRange(1, MostChanges, "a frame's work does not grow with the inbox");
        await Expect(ann.Page.Locator("main len-inbox [part=title]").Last).ToHaveTextAsync("Item 1");
        await ann.Page.EvaluateAsync("() => { document.querySelector('main len-inbox').shadowRoot.querySelector('[part=scroller]').scrollTop = 0; }");
        await Expect(ann.Page.Locator("main len-inbox [part=title]").First).ToHaveTextAsync($"Item {Count}");
    }
}
