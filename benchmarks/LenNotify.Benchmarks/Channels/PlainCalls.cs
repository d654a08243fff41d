using System.Net.Mail;
using System.Text;

namespace LenNotify.Benchmarks.Channels;

/// <summary>The floor: the same calls to the same providers, all at once, with what the framework has, and nothing stored or decided.</summary>
internal sealed class PlainCalls(LocalProviders providers) : IDisposable
{
    private static readonly string[] Paths = ["2010-04-01/Accounts/AC/Messages.json", "2010-04-01/Accounts/AC/Calls.json", "chat.postMessage", "push/1"];
    private readonly HttpClient _http = new() { BaseAddress = providers.Http };
    private readonly SmtpClient _mail = new("127.0.0.1", providers.Mail);

    internal Task SendAsync() => Task.WhenAll([.. Paths.Select(PostAsync), MailAsync()]);

    public void Dispose()
    {
        _http.Dispose();
        _mail.Dispose();
    }

    private async Task PostAsync(string path)
    {
        using var content = new StringContent(new string('x', 400), Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    private async Task MailAsync()
    {
        using var mail = new MailMessage("shop@example.com", "anna@example.com", "Margin call", "Sell or pay");
        await _mail.SendMailAsync(mail);
    }
}
