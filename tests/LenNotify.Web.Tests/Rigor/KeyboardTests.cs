using Microsoft.Playwright;

namespace LenNotify.Web.Tests;

public sealed class KeyboardTests
{
    private const string Focused = """
        () => {
          let at = document.activeElement;
          while (at?.shadowRoot?.activeElement) { at = at.shadowRoot.activeElement; }
          return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
        }
        """;

    [BrowserFact]
    public async Task The_inbox_is_opened_walked_read_dismissed_and_closed_without_a_mouse()
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        foreach (var title in new[] { "First", "Second", "Third" })
        {
            await host.PublishAsync(title);
        }

        await ann.OpenAsync("/preferences");
        var page = ann.Page;
        await Expect(page.Locator("len-bell [part=badge]")).ToHaveTextAsync("3");
        await ToAsync(page, "Notifications, 3 unread notifications");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeFocusedAsync();
        await Expect(page.Locator("len-bell .row")).ToHaveCountAsync(3);
        await ToAsync(page, "Third");
        await page.Keyboard.PressAsync("ArrowDown");
        (await page.EvaluateAsync<string>(Focused)).Should().Be("Second");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("len-bell .row.unread")).ToHaveCountAsync(2);
        (await page.EvaluateAsync<string>(Focused)).Should().Be("Second", "reading it takes nobody away from it");
        await ToAsync(page, "Dismiss Second");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("len-bell .row")).ToHaveCountAsync(2);
        (await page.EvaluateAsync<string>(Focused)).Should().Be("First", "the next one takes its place");

        await page.Keyboard.PressAsync("Escape");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        (await page.EvaluateAsync<string>(Focused)).Should().StartWith("Notifications, 2 unread");
    }

    [BrowserFact]
    public async Task Preferences_are_changed_and_saved_without_a_mouse()
    {
        await using var host = await WebHost.StartAsync(n => n.AddType("order_filled"));
        await using var ann = await Visitor.ComeAsync(host);
        await ann.OpenAsync("/preferences");
        await Expect(ann.Page.Locator("len-preferences [part=save]")).ToBeVisibleAsync();
        await ann.Page.GetByLabel("Leave me alone at these hours").FocusAsync();
        await ann.Page.Keyboard.PressAsync("Space");
        await ToAsync(ann.Page, "Save");
        await ann.Page.Keyboard.PressAsync("Enter");

        await Expect(ann.Page.Locator("len-preferences [part=status]")).ToHaveTextAsync("Saved");
        (await host.Get<IUserSettings>().GetPreferencesAsync("ann")).QuietHours.Enabled.Should().BeTrue();
    }

    private static async Task ToAsync(IPage page, string label)
    {
        for (var pressed = 0; pressed < 80; pressed++)
        {
            if (await page.EvaluateAsync<string>(Focused) == label)
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab never comes to '{label}'.");
    }
}
