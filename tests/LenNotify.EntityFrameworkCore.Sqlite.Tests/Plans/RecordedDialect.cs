using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>Asks for the plan of each statement before it is sent. SQLite plans without looking at the rows, so a few are as good as a million.</summary>
internal sealed partial class RecordedDialect()
    : SqliteDialect(new SqliteJournaling(new SqliteStoreOptions()), new SemaphoreSlim(1))
{
    private readonly ConcurrentDictionary<string, string[]> _plans = new();

    /// <summary>The tables that statements read from end to end, each with the statement.</summary>
    public IEnumerable<string> Scans() =>
        from plan in _plans
        from step in plan.Value.Except(Parts(plan.Key))
        let scanned = Scan().Match(step)
        where scanned.Success && !Unfinished().IsMatch(step)
        let table = TableOf(scanned.Groups[1].Value, plan.Key)
        where table is not null
        select $"{table}: {step} of {plan.Key}";

    /// <summary>How many statements were planned.</summary>
    public int Count => _plans.Count;

    public override StatementSender SenderOn(DbConnection connection) => new RecordingSender(base.SenderOn(connection), statement =>
    {
        if (Planned().IsMatch(statement.Text))
        {
            _plans.GetOrAdd(statement.Text, text => Explain(connection, text));
        }
    });

    private static string[] Explain(DbConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + text;
        foreach (var name in Parameter().Matches(text).Select(match => match.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, DBNull.Value);
            command.Parameters.Add(parameter);
        }

        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return [.. steps];
    }

    // A part of a statement that is read to its end has the name that it was given.
    private static IEnumerable<string> Parts(string text) => Given().Matches(text).Select(match => $"SCAN {match.Groups[1].Value}");

    // What is scanned is named by its alias; other aliases are rows that were given, and parts of the statement. The outbox holds
    // what nobody took yet: it is empty but for moments.
    private static string? TableOf(string alias, string text) =>
        Aliases().Matches(text).Where(match => match.Groups[2].Value == alias || match.Groups[1].Value == alias)
            .Select(match => match.Groups[1].Value).FirstOrDefault(table => table is not ("lennotify_channels" or "lennotify_suppressions" or "lennotify_outbox"));

    [GeneratedRegex(@"^SCAN (\w+)(?! VIRTUAL)")]
    private static partial Regex Scan();

    // Indexes over the dead and over what waits for another: few, whatever has ended.
    [GeneratedRegex("USING INDEX ix_lennotify_deliveries_(dead|after)$")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^ *(?:.*LIMIT \$[0-9]+)?\) (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Given();

    [GeneratedRegex(@"^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b")]
    private static partial Regex Planned();

    [GeneratedRegex(@"\$[0-9]+")]
    private static partial Regex Parameter();

    [GeneratedRegex("\"(lennotify_\\w+)\"(?: AS)?(?: (\\w+))?")]
    private static partial Regex Aliases();
}
