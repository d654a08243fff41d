using System.Net;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>A page to print. Nothing in it runs, and nothing is fetched for it.</summary>
internal sealed class HtmlExport : IExportFormat
{
    public string ContentType => "text/html; charset=utf-8";

    public string Extension => "html";

    public string Begin => """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Notifications</title>
        <style>body{font:14px sans-serif;margin:2em}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.4em;text-align:left;vertical-align:top}td{overflow-wrap:anywhere}@media print{body{margin:0}tr{break-inside:avoid}}</style>
        </head><body><h1>Notifications</h1><table><thead><tr><th>When (UTC)</th><th>Severity</th><th>What</th><th>Read (UTC)</th></tr></thead><tbody>

        """;

    public string End => "</tbody></table></body></html>\n";

    public string Item(InboxItem item, bool first) => FormattableString.Invariant(
        $"<tr><td>{item.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}</td><td>{WireNames.Of(item.Notification.Severity)}</td><td><strong>{WebUtility.HtmlEncode(item.Notification.Title)}</strong><br>{WebUtility.HtmlEncode(item.Notification.Message)}</td><td>{item.ReadAt?.UtcDateTime:yyyy-MM-dd HH:mm:ss}</td></tr>\n");
}
