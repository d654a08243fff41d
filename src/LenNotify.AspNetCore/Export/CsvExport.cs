using System.Text;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Comma separated, after RFC 4180. A spreadsheet takes nothing in it for a formula.</summary>
internal sealed class CsvExport : IExportFormat
{
    private const string FormulaStarts = "=+-@\t\r\n|%";

    public string ContentType => "text/csv; charset=utf-8";

    public string Extension => "csv";

    public string Begin => "id,sequence,created_at,type,severity,priority,title,message,read_at,action_url\r\n";

    public string End => "";

    public string Item(InboxItem item, bool first)
    {
        var line = new StringBuilder();
        Add(line, item.Id.ToString());
        Add(line, FormattableString.Invariant($"{item.Sequence}"));
        Add(line, FormattableString.Invariant($"{item.CreatedAt:O}"));
        Add(line, item.Notification.Type);
        Add(line, WireNames.Of(item.Notification.Severity));
        Add(line, WireNames.Of(item.Priority));
        Add(line, item.Notification.Title);
        Add(line, item.Notification.Message);
        Add(line, item.ReadAt is { } read ? FormattableString.Invariant($"{read:O}") : "");
        Add(line, item.Notification.ActionUrl ?? "");
        return line.Append("\r\n").ToString();
    }

    private static void Add(StringBuilder line, string value)
    {
        line.Append(line.Length == 0 ? "" : ",");

        // Also behind spaces: some spreadsheets pass over them. Full-width signs are formulas to some, too.
        var shown = value.TrimStart(' ', '\u00a0', '\ufeff');
        var isFormula = shown.Length > 0 && (FormulaStarts.Contains(shown[0], StringComparison.Ordinal) || shown[0] is '\uff1d' or '\uff0b' or '\uff0d' or '\uff20');
        line.Append('"').Append(isFormula ? "'" : "").Append(value.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)).Append('"');
    }
}
