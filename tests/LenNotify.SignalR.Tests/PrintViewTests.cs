using System.Diagnostics;
using System.Net.Http.Headers;

namespace LenNotify.SignalR.Tests;

public sealed class PrintViewTests
{
    private static readonly string[] Payloads =
    [
        "<script>#</script>", "<img src=x onerror=#>", "\"><svg onload=#>", "</textarea><script>#</script>", "'><body onload=#>", "<iframe srcdoc='<script>#</script>'>",
        "</style><script>#</script>", "<a href=javascript:#>x</a>", "--><script>#</script>", "&lt;script&gt;#&lt;/script&gt;",
    ];

    [BrowserFact]
    public async Task A_hundred_hostile_texts_are_text_in_a_browser_and_none_runs()
    {
        await using var host = await HubHost.StartAsync();
        for (var number = 0; number < 100; number++)
        {
            await host.PublishAsync("ann", Payloads[number % Payloads.Length].Replace("#", $"document.title=`owned`,document.body.id=`o{number}`", StringComparison.Ordinal));
        }

        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HubHost.Token("ann").Signed());
        var page = await client.GetStringAsync(new Uri(host.Address, "/api/notifications/export?format=html"));

        // From a file: without the headers that would stop a script, what is escaped has to do.
        var shown = await ShownAsync(page);

        shown.Should().Contain("<title>Notifications</title>").And.NotContain("<title>owned").And.NotContain("<body id=");
        shown.Should().NotContain("<script").And.NotContain("<img").And.NotContain("<svg").And.NotContain("<iframe").And.NotContain("<a ");
        shown.Split("<tr>").Should().HaveCount(102, "a line for each, and the head");
    }

    private static async Task<string> ShownAsync(string page)
    {
        var folder = Directory.CreateTempSubdirectory("print").FullName;
        var file = Path.Combine(folder, "page.html");
        await File.WriteAllTextAsync(file, page);
        using var browser = Process.Start(new ProcessStartInfo(Programs.Browser!, ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", $"--user-data-dir={folder}", "--dump-dom", $"file://{file}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (shown, errors) = (browser.StandardOutput.ReadToEndAsync(), browser.StandardError.ReadToEndAsync());
        await browser.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System).Token);
        _ = await errors;
        Directory.Delete(folder, recursive: true);
        return await shown;
    }
}
