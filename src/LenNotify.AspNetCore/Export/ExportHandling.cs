using System.Text;
using LenNotify.Storage;
using Microsoft.AspNetCore.Http;

namespace LenNotify;

/// <summary>Writes the file page by page: however much there is, a page of it is held at once.</summary>
internal static class ExportHandling
{
    private const int PageSize = 100;
    private static readonly string[] Known = ["format", "from", "to"];

    internal static async Task ExportAsync(Caller caller, [AsParameters] ExportParameters given, IInbox inbox, StoreClock clock)
    {
        var reader = new ListReader(caller);
        reader.RefuseUnknown(caller.Context.Request.Query, Known);
        var query = new InboxQuery { Limit = PageSize, From = reader.Instant("from", given.From), To = reader.Instant("to", given.To) };
        reader.Demand();
        var form = FormatOf(given.Format, caller.Settings.Wire);
        var response = caller.Context.Response;
        response.ContentType = form.ContentType;
        response.Headers.ContentDisposition = form is HtmlExport ? "inline" : $"attachment; filename=\"notifications.{form.Extension}\"";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        await WriteAsync(caller, form.Begin).ConfigureAwait(false);
        var first = true;
        do
        {
            var page = await inbox.ListAsync(caller.UserId, query, clock.Now, caller.Gone).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                await WriteAsync(caller, form.Item(item, first)).ConfigureAwait(false);
                first = false;
            }

            await response.BodyWriter.FlushAsync(caller.Gone).ConfigureAwait(false);
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);

        await WriteAsync(caller, form.End).ConfigureAwait(false);
    }

    private static ValueTask<System.IO.Pipelines.FlushResult> WriteAsync(Caller caller, string text) =>
        caller.Context.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(text), caller.Gone);

    private static IExportFormat FormatOf(string? format, Wire wire) => format switch
    {
        "csv" => new CsvExport(),
        "json" => new JsonExport(wire),
        "html" => new HtmlExport(),
        _ => throw Refusal.Invalid("format", $"'{Shown.Of(format)}' is no format.", "csv, json or html"),
    };
}
