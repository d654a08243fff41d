using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>Statements as this database and this host's table names need them. Each is put together once.</summary>
internal sealed partial class StatementTexts(StoreDialect dialect, IReadOnlyDictionary<string, string> tables)
{
    private readonly ConcurrentDictionary<string, SqlStatement> _texts = new(StringComparer.Ordinal);

    /// <summary>The statement of a template, without values.</summary>
    public SqlStatement Of(string template) => _texts.GetOrAdd(template, Complete);

    private SqlStatement Complete(string template)
    {
        var rows = 0;
        var text = Brace().Replace(template, match =>
        {
            var (word, rest) = (match.Groups[1].Value, match.Groups[2].Value.Trim());
            switch (word)
            {
                case "rows":
                    var columns = rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Column).ToArray();
                    rows = columns.Length;
                    return dialect.Rows(columns);
                case "lock":
                    return dialect.Lock(rest.Length == 0 ? null : rest, skip: false);
                case "skip":
                    return dialect.Lock(rest.Length == 0 ? null : rest, skip: true);
                case "ordinal":
                    return dialect.Ordinal;
                case "clock":
                    return dialect.Clock;
                case "aside":
                    return dialect.Aside(rest);
                case "words":
                    return dialect.Words(rest);
                default:
                    return word is "any" or "holds" ? match.Value : tables[word];
            }
        });

        // Rows come first among the parameters, whatever their place in the text.
        text = Brace().Replace(text, match => match.Groups[1].Value == "any"
            ? dialect.Any(rows + Number(match.Groups[2].Value))
            : dialect.HoldsWords(rows + Number(match.Groups[2].Value)));
        text = Scalar().Replace(text, match => "$" + (rows + Number(match.Groups[1].Value)).ToString(CultureInfo.InvariantCulture));
        return new SqlStatement(dialect.Complete(text), rows, []);
    }

    private static (string Name, string Type) Column(string text) => (text.Split(':')[0], text.Split(':')[1]);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(\w+)([^}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Brace();

    [GeneratedRegex(@"@(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Scalar();
}
