using static Microsoft.Playwright.Assertions;

namespace TradingDesk.Tests;

/// <summary>Every page as everybody sees it: on a phone and a desktop, by day and by night, to axe and to those who look at the pictures.</summary>
public sealed class PagesTests
{
    [BrowserTheory]
    [InlineData("Anna", "/desk.html", false, false)]
    [InlineData("Anna", "/desk.html", true, false)]
    [InlineData("Anna", "/desk.html", false, true)]
    [InlineData("Anna", "/desk.html", true, true)]
    [InlineData("Anna", "/preferences.html", false, true)]
    [InlineData("Anna", "/preferences.html", true, false)]
    [InlineData("Olivia", "/operator.html", false, false)]
    [InlineData("Olivia", "/operator.html", true, true)]
    [InlineData("Olivia", "/", false, false)]
    [InlineData("Olivia", "/", true, true)]
    public async Task Axe_finds_no_violation_and_nothing_is_wider_than_the_screen(string name, string path, bool dark, bool phone)
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory");
        await using var visitor = await Visitor.ComeAsync(desk, name, dark, phone);
        for (var step = 0; step < 60; step++)
        {
            await desk.StepAsync();
        }

        await visitor.GoAsync(path);
        await Expect(visitor.Page.GetByText("Loading…")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator("h1")).Not.ToContainTextAsync("…");
        await desk.TellAsync(new FloorStep { Closed = [Story.Trade(won: false)] });
        await (path == "/" ? Task.CompletedTask : Expect(visitor.Page.Locator("len-bell [part=bell]")).ToBeVisibleAsync());

        var picture = $"desk{path.Replace('/', '-').Replace(".html", "")}-{(phone ? "phone" : "desktop")}-{(dark ? "dark" : "light")}";
        await visitor.PictureAsync(picture);
        await Axe.ShouldFindNothingAsync(visitor.Page, picture);
        (await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue("nothing is wider than the screen");
        await visitor.Page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await visitor.PictureAsync(picture + "-end");
    }
}
