using System.Net;
using System.Text;

namespace LenNotify;

/// <summary>The plain text as HTML, for a delivery that no template made HTML for.</summary>
internal static class MailHtml
{
    internal static string Of(Delivery delivery, Uri? site)
    {
        var html = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>")
            .Append(Encoded(PlainMail.Line(delivery.Content.Subject, 200)))
            .Append("</title></head><body style=\"font-family:sans-serif\"><h1 style=\"font-size:1.25em\">")
            .Append(Encoded(delivery.Content.Subject)).Append("</h1><p>")
            .Append(Encoded(PlainMail.Text(delivery.Content.Text)).ReplaceLineEndings("<br>\r\n")).Append("</p>");
        if (delivery.Notifications is [var only])
        {
            foreach (var (label, url) in only.Actions.Select(action => (action.Label, action.Url)).Prepend(("Open", only.ActionUrl ?? "")))
            {
                Link(html, label, url, site);
            }
        }

        return html.Append("</body></html>").ToString();
    }

    internal static string Encoded(string text) => WebUtility.HtmlEncode(text);

    // A link is https, or a rooted path of the host's own site; a path without a site leads nowhere.
    private static void Link(StringBuilder html, string label, string url, Uri? site)
    {
        var absolute = !url.StartsWith('/') ? url : site is null ? "" : new Uri(site, url).AbsoluteUri;
        if (absolute.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            html.Append("<p><a href=\"").Append(Encoded(absolute)).Append("\">").Append(Encoded(label)).Append("</a></p>");
        }
    }
}
