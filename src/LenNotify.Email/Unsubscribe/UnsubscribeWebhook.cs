namespace LenNotify;

/// <summary>
/// One-click unsubscription (RFC 8058). Only a POST of exactly that acts: scanners of mail follow links, and a GET shows a page
/// with a button and changes nothing. Cookies are not looked at, nothing is logged in, no address is shown.
/// </summary>
internal sealed class UnsubscribeWebhook(IPurposeTokens tokens, IChannelFeedback feedback) : IChannelWebhook
{
    private const string Field = "List-Unsubscribe";
    private const string OneClick = "One-Click";
    private const string Source = "one-click unsubscribe";

    private static readonly Dictionary<string, string> Guarding = new()
    {
        ["Content-Security-Policy"] = "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ["Referrer-Policy"] = "no-referrer",
        ["Cache-Control"] = "no-store",
        ["X-Content-Type-Options"] = "nosniff",
    };

    public string Path => UnsubscribeLink.Path;

    public async Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        if (request.Method is not ("GET" or "HEAD" or "POST"))
        {
            return WebhookResponse.NotAllowed("GET, HEAD, POST");
        }

        var token = request.ReadQuery()?.FirstOrDefault(field => field.Key == "t").Value ?? "";
        if (UnsubscribeLink.Read(token, tokens) is not { } about)
        {
            return WebhookResponse.NotFound;
        }

        if (request.Method != "POST")
        {
            return Html(Asked(about.Type is null));
        }

        if (!(request.ReadForm() ?? ReadMultipart(request)).Any(field => field.Key == Field && field.Value == OneClick))
        {
            return new WebhookResponse(400);
        }

        await feedback.OptOutAsync(about.UserId, ChannelNames.Email, about.Type, Source, cancellationToken).ConfigureAwait(false);
        return Html(Done(about.Type is null));
    }

    // The standard lets mail programs send multipart/form-data too. There is one field to look for, and no file.
    private static IReadOnlyList<KeyValuePair<string, string>> ReadMultipart(WebhookRequest request)
    {
        var text = System.Text.Encoding.Latin1.GetString(request.Body.Span);
        return request.Header("Content-Type")?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true
            && text.Contains($"name=\"{Field}\"\r\n\r\n{OneClick}\r\n", StringComparison.Ordinal)
                ? [new(Field, OneClick)]
                : [];
    }

    // Whoever leaves everything is told so before. The address in the form is left out: it goes to where the page came from, with its token.
    private static string Asked(bool all) => $$"""
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>Unsubscribe</title></head>
        <body><form method="post"><p>{{(all ? "Do you want no more mails from us, of any kind?" : "Do you want no more mails of this kind?")}}</p>
        <button name="List-Unsubscribe" value="One-Click">Unsubscribe</button></form></body></html>
        """;

    private static string Done(bool all) => $$"""
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Unsubscribed</title></head>
        <body><p>{{(all ? "You will get no more mails from us." : "You will get no more mails of this kind.")}}</p></body></html>
        """;

    private static WebhookResponse Html(string page) => WebhookResponse.Text(200, "text/html; charset=utf-8", page) with { Headers = Guarding };
}
