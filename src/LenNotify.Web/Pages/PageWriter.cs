using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Writes a page: links to the elements, and no script or style of its own.</summary>
internal sealed class PageWriter(NotificationPagesOptions options, IReadOnlyList<Page> pages, string pattern)
{
    private const string Assets = "/_content/LenNotify.Web";

    // Nothing runs but files of this site, nothing is sent anywhere else, and nobody may frame it.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; worker-src 'self'; "
        + "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lennotify";

    internal Task WriteAsync(HttpContext context, Page page)
    {
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-cache";
        return response.WriteAsync(TextOf(page, context.Request.PathBase.ToUriComponent()), context.RequestAborted);
    }

    private string TextOf(Page page, string root) => $"""
        <!DOCTYPE html>
        <html lang="{options.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text($"{page.Name} · {options.Title}")}</title>
        <link rel="stylesheet" href="{Text(root + Assets)}/page.css">
        <link rel="icon" href="{Text(root + Assets)}/icon.svg" type="image/svg+xml">
        {Lines(options.Scripts, script => $"""<script type="module" src="{Text(root + script)}"></script>""")}
        <script type="module" src="{Text(root + Assets)}/lennotify.js"></script>
        {(page.IsForOperators ? $"""<script type="module" src="{Text(root + Assets)}/lennotify-operator.js"></script>""" : "")}
        </head>
        <body>
        <header class="bar">
        <nav aria-label="{Text(options.Title)}">
        {Lines(pages, other => $"""<a href="{Text(root + pattern + other.Path)}"{(other == page ? """ aria-current="page" """ : "")}>{Text(other.Name)}</a>""")}
        </nav>
        <len-bell api="{Text(root + options.Api)}" href="{Text(root + pattern)}/" toasts></len-bell>
        </header>
        <main>
        <h1>{Text(page.Name)}</h1>
        {Lines(page.Elements, name => $"<{name} {Addresses(page, root)}></{name}>")}
        </main>
        </body>
        </html>
        """;

    private string Addresses(Page page, string root) => $"api=\"{Text(root + options.Api)}\"" + (page.IsForOperators ? $" admin=\"{Text(root + options.Admin)}\"" : "");

    private static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    private static string Lines<T>(IEnumerable<T> all, Func<T, string> line) => string.Join('\n', all.Select(line));
}
