using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LenNotify.Web.Tests;

/// <summary>A page with nothing but the two tags, as the documents show it.</summary>
public sealed class TwoTagsTests
{
    [BrowserTheory]
    [InlineData("docs/web.md")]
    [InlineData("src/LenNotify.Web/README.md")]
    public async Task Two_tags_in_a_plain_page_are_enough(string document)
    {
        var html = await SnippetAsync(document);
        await using var host = await WebHost.StartAsync(map: app => app.MapGet("/plain", () => Results.Content(html, "text/html")));
        await using var ann = await Visitor.ComeAsync(host);

        // A browser asks every site for one.
        await ann.Page.RouteAsync("**/favicon.ico", route => route.FulfillAsync(new() { Status = 204 }));
        await ann.Page.GotoAsync(host.Site + "/plain");
        await ann.Page.WaitForFunctionAsync("() => document.querySelector('len-bell').client?.state.status === 'online'");
        await host.PublishAsync("Filled");

        await Expect(ann.Page.Locator("len-bell [part=badge]")).ToHaveTextAsync("1");
        await Expect(ann.Page.Locator("len-toasts [part~=toast]")).ToContainTextAsync("Filled");
        await ann.Page.Locator("len-bell [part=bell]").ClickAsync();
        await Expect(ann.Page.Locator("len-bell len-inbox [part=title]")).ToHaveTextAsync("Filled");
        await ann.PictureAsync("plain-page");
    }

    // The first piece of HTML with a script in it.
    private static async Task<string> SnippetAsync(string document, [CallerFilePath] string source = "")
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", document));
        return text.Split("```html\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]).First(part => part.Contains("<script", StringComparison.Ordinal));
    }
}
