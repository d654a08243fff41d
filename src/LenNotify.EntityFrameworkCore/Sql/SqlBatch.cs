namespace LenNotify;

/// <summary>Statements that go to the database together, in one round trip where its provider can.</summary>
internal sealed class SqlBatch(StoreSession session, StatementTexts texts, StoreDialect dialect)
{
    private readonly List<SqlStatement> _statements = [];
    private bool? _begins;

    /// <summary>Adds a statement: first the columns of its rows, then its scalars.</summary>
    public SqlBatch Add(string template, params object?[] values)
    {
        _statements.Add(texts.Of(template) with { Values = values });
        return this;
    }

    /// <summary>Adds a statement if there is something for it to do.</summary>
    public SqlBatch AddIf(bool needed, string template, params object?[] values) => needed ? Add(template, values) : this;

    /// <summary>Adds a query whose rows are read slowly, maybe by somebody who writes meanwhile.</summary>
    public SqlBatch AddStream(string template, params object?[] values)
    {
        var query = texts.Of(template) with { Values = values };
        _statements.AddRange(dialect.Streamed(query));
        return this;
    }

    /// <summary>Opens the transaction that the other statements run in.</summary>
    public SqlBatch Begin()
    {
        _begins = true;
        return Add(dialect.Begin);
    }

    /// <summary>Opens the transaction of a hot path.</summary>
    public SqlBatch BeginHot() => Begin().AddIf(dialect.KeepPlans.Length > 0, dialect.KeepPlans);

    /// <summary>Makes all of it durable.</summary>
    public SqlBatch Commit()
    {
        _begins = false;
        return Add("COMMIT");
    }

    /// <summary>Says topics to other nodes, which belongs behind a commit.</summary>
    public SqlBatch Say(IReadOnlyList<string> topics) => AddIf(topics.Count > 0, dialect.Say ?? "", topics.Count > 0 ? dialect.ToSay(topics) : null);

    /// <summary>Undoes what was not made durable.</summary>
    public SqlBatch Undo()
    {
        _begins = false;
        return Add("ROLLBACK");
    }

    /// <summary>Runs them all; how many rows they changed.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) => session.Sender.RunAsync(Take(), cancellationToken);

    /// <summary>Runs them all and reads what they answer.</summary>
    public Task<RowReader> ReadAsync(CancellationToken cancellationToken) => session.Sender.ReadAsync(Take(), cancellationToken);

    private SqlStatement[] Take()
    {
        SqlStatement[] statements = [.. _statements];
        _statements.Clear();
        session.IsBegun = _begins ?? session.IsBegun;
        return statements;
    }
}
