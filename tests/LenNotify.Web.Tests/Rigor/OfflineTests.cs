namespace LenNotify.Web.Tests;

public sealed class OfflineTests
{
    // What the client tells, and what was in the corner for toasts at any time.
    private const string Recorders = """
        async () => {
          const { clientFor } = await import('/_content/LenNotify.Web/lennotify.js');
          [window.got, window.toasts] = [[], []];
          clientFor('/api/notifications').on('item', ({ item, missed }) => window.got.push([item.sequence, missed]));
          const stack = document.querySelector('len-bell').shadowRoot.querySelector('len-toasts').shadowRoot.querySelector('[part=stack]');
          new MutationObserver(() => window.toasts.push(stack.textContent)).observe(stack, { childList: true });
        }
        """;

    [BrowserFact]
    public async Task Who_was_offline_misses_nothing_and_gets_nothing_twice()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        ann.MayLoseNetwork = true;
        await host.PublishAsync("Item 1");
        await ann.OpenAsync("/alerts");
        var stream = ann.Page.Locator("len-stream");
        await Expect(stream.Locator("[part=title]")).ToHaveTextAsync(["Item 1"]);
        await ann.Page.EvaluateAsync(Recorders);

        await ann.Context.SetOfflineAsync(true);
        await Expect(stream.Locator("[part=live]")).ToHaveTextAsync("Not connected");
        for (var number = 2; number <= 130; number++)
        {
            await host.PublishAsync($"Item {number}");
        }

        await ann.Context.SetOfflineAsync(false);
        await Expect(stream.Locator("[part=live]")).ToHaveTextAsync("Live");
        await ann.Page.WaitForFunctionAsync("() => window.got.length >= 129");
        (await ann.Page.EvaluateAsync<bool>("window.toasts.some((text) => /^Info[0-9]+ notifications came while you were away$/.test(text))")).Should().BeTrue("it is one line, not a hundred");
        await host.PublishAsync("Item 131");

        await Expect(stream.Locator("[part=title]").First).ToHaveTextAsync("Item 131");
        await Expect(ann.Page.Locator("len-bell [part=badge]")).ToHaveTextAsync("99+");
        (await ann.Page.EvaluateAsync<int[][]>("window.got.map(([sequence, missed]) => [sequence, missed ? 1 : 0])")).Should()
            .BeEquivalentTo(Enumerable.Range(2, 130).Select(number => new[] { number, number <= 130 ? 1 : 0 }), options => options.WithStrictOrdering());
    }
}
