using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TradingDesk.Tests;

/// <summary>The picture on the front page of the repository, which is taken here: <c>LEN_SCREENS=$PWD/docs/images dotnet test tests/TradingDesk.Tests --filter FrontPageTests</c>.</summary>
public sealed class FrontPageTests
{
    private const int Largest = 200_000;

    [BrowserFact]
    public async Task The_inbox_shows_what_the_picture_on_the_front_page_shows()
    {
        await using var desk = await RunningDesk.StartAsync("--store", "memory", "--seed", "7");
        await desk.TellAsync(new FloorStep { Ideas = [Story.Idea(86)] });
        await desk.TellAsync(new FloorStep { Fills = [new Fill(Story.Order(), 60_000m, Story.Noon)] });
        await desk.TellAsync(new FloorStep { Risks = [new RiskReading("anna", "heat", 8.2m, 10m, RiskLevel.Warning)] });

        // What was there before makes no toast, what comes now does; a critical one stays.
        await using var anna = await Visitor.ComeAsync(desk, "Anna");
        await Expect(anna.Page.Locator("len-stream [part=live]")).ToHaveTextAsync("Live");
        await desk.TellAsync(new FloorStep { Closed = [Story.Trade(won: false)] });
        await Expect(anna.Page.Locator("len-toasts [part=title]")).ToHaveTextAsync(["Out of BTC/USD at 59000"]);
        await Expect(anna.Page.Locator("len-bell [part=badge]")).ToHaveTextAsync("4");
        await anna.Page.Locator("len-bell [part=bell]").ClickAsync();

        var panel = anna.Page.GetByRole(AriaRole.Dialog, new() { Name = "Notifications" });
        await Expect(panel.Locator("[part=title]")).ToHaveTextAsync(
            ["Out of BTC/USD at 59000", "Heat: 8.2 % of 10 %", "Bought 1 BTC/USD at 60000", "Buy BTC/USD: Trend"]);
        await anna.PictureAsync("inbox");
    }

    [Fact]
    public void The_picture_is_a_small_one_of_a_whole_desktop()
    {
        var picture = File.ReadAllBytes(Path.Combine(Folder(), "..", "..", "..", "docs", "images", "inbox.png"));

        picture.Length.Should().BeLessThan(Largest);
        picture.Should().StartWith([0x89, (byte)'P', (byte)'N', (byte)'G']);
        (BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))).Should().Be((1180, 820), "a Visitor's window is that large");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
