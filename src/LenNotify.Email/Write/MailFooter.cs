namespace LenNotify;

/// <summary>What the law wants below an advertisement. What the text says already is not said again.</summary>
internal static class MailFooter
{
    internal static (string Text, string Html) Below(string text, string html, string postalAddress, Uri? unsubscribe)
    {
        var address = PlainMail.Text(postalAddress);
        var link = unsubscribe?.AbsoluteUri;
        if (!text.Contains(address, StringComparison.Ordinal))
        {
            text += $"\r\n\r\n-- \r\n{address}";
        }

        if (link is not null && !text.Contains(link, StringComparison.Ordinal))
        {
            text += $"\r\nUnsubscribe: {link}";
        }

        var encoded = MailHtml.Encoded(address).ReplaceLineEndings("<br>\r\n");
        var below = (html.Contains(encoded, StringComparison.Ordinal) ? "" : $"<p style=\"color:#666\">{encoded}</p>")
            + (link is null || html.Contains(MailHtml.Encoded(link), StringComparison.Ordinal) ? "" : $"<p><a href=\"{MailHtml.Encoded(link)}\">Unsubscribe</a></p>");
        var end = html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return (text, end < 0 ? html + below : html.Insert(end, below));
    }
}
