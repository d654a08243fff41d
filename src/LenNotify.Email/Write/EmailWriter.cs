using System.Security.Cryptography;
using System.Text;

namespace LenNotify;

/// <summary>Makes a mail of a delivery.</summary>
internal sealed class EmailWriter(IPurposeTokens tokens, Func<EmailOptions> options)
{
    private const int MostSubject = 200;
    private const int LongestKey = 64;

    internal EmailMessage Write(Delivery delivery, DateTimeOffset now)
    {
        var settings = options();
        var unsubscribe = delivery.IsTest ? null : UnsubscribeLink.Of(delivery, settings.PublicUrl, tokens);
        var (text, html) = (PlainMail.Text(delivery.Content.Text), delivery.Content.Html ?? MailHtml.Of(delivery, settings.Site));
        if (delivery.Notifications.Any(one => settings.BulkTypes.Contains(one.Type)))
        {
            (text, html) = MailFooter.Below(text, html, settings.PostalAddress!, unsubscribe);
        }

        return new EmailMessage
        {
            MessageId = $"<{Local(delivery.IdempotencyKey)}@{settings.From[(settings.From.IndexOf('@', StringComparison.Ordinal) + 1)..]}>",
            IdempotencyKey = delivery.IdempotencyKey,
            From = settings.From,
            FromName = settings.FromName,
            ReplyTo = settings.ReplyTo,
            To = delivery.Address,
            Subject = PlainMail.Line(delivery.Content.Subject, MostSubject),
            Text = text,
            Html = html,
            Unsubscribe = unsubscribe,
            Date = now,
        };
    }

    // The key itself where it may stand there, so that who looks for one finds the other.
    private static string Local(string key) => key.Length <= LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        ? key
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 20));
}
