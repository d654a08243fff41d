using System.Data.Common;
using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;

namespace LenNotify;

/// <summary>
/// What differs from one database to the next. The statements themselves are shared; they name these differences in braces:
/// <c>{rows a:uuid b:text}</c> is a batch of rows given as columns, <c>{any 1}</c> compares with a list, <c>{words r.words}</c> is a column of words,
/// <c>{holds 1}</c> looks for them, <c>{aside i.type}</c> keeps an index out of it, <c>{lock}</c> and <c>{skip s}</c> lock what was selected, <c>{ordinal}</c> sorts by code point.
/// </summary>
internal abstract class StoreDialect
{
    /// <summary>The name of the EF Core provider that this is for.</summary>
    public abstract string Provider { get; }

    /// <summary>Opens a transaction in which each statement sees what was committed before it began.</summary>
    public abstract string Begin { get; }

    /// <summary>
    /// Makes the transaction's statements keep the plan that fits any batch, where the database would else plan anew for each:
    /// hot statements find their rows by key, however many there are. Empty where there is no such thing.
    /// </summary>
    public abstract string KeepPlans { get; }

    /// <summary>Comparison of texts by code point, whatever the database was made with.</summary>
    public abstract string Ordinal { get; }

    /// <summary>A table expression named <c>r</c> over rows that are given as columns.</summary>
    public abstract string Rows(IReadOnlyList<(string Name, string Type)> columns);

    /// <summary>A column of text that is compared without an index that begins with it.</summary>
    public abstract string Aside(string column);

    /// <summary>Comparison with the list in this parameter.</summary>
    public abstract string Any(int parameter);

    /// <summary>The words of an item as its column is given them, each behind what makes it its person's alone.</summary>
    public abstract string WordsOf(InboxItem item, long sequence, IReadOnlyList<string> words);

    /// <summary>What was given, as the column of words holds it.</summary>
    public virtual string Words(string given) => given;

    /// <summary>What the index is asked for these words of one person.</summary>
    public abstract string Asked(string userId, IReadOnlyList<string> words);

    /// <summary>What <see cref="HoldsWords"/> is asked for these words of one person.</summary>
    public abstract object AskedOfFiltered(string userId, IReadOnlyList<string> words);

    /// <summary>Whether the item <c>i</c>, which its person's filters rejected, has the words in this parameter.</summary>
    public abstract string HoldsWords(int parameter);

    /// <summary>
    /// The listed items <c>i</c> of the person in parameter 1, whose state is <c>s</c>, that the index of words finds: newest
    /// first, and no more read than the limit takes.
    /// </summary>
    /// <param name="columns">What of them.</param>
    /// <param name="where">Which of them.</param>
    /// <param name="limit">How many.</param>
    /// <param name="asked">The parameter with <see cref="Asked"/>.</param>
    /// <param name="before">The parameter with the sequence that they come before.</param>
    public abstract string Found(string columns, string where, string limit, int asked, int? before);

    /// <summary>A query of one column that goes before such a search; empty where none does.</summary>
    public virtual string BeforeFound => "";

    /// <summary>Makes what belongs to the tables and no model can say; null when it is there, else what is wrong and what mends it.</summary>
    public virtual Task<string?> CompleteAsync(DbContext context, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Locks the selected rows of an alias, or of all when it is null; what others hold is waited for or skipped.</summary>
    public abstract string Lock(string? alias, bool skip);

    /// <summary>The last touch to a statement whose names and parameters are in place.</summary>
    public virtual string Complete(string statement) => statement;

    /// <summary>A query as statements of which the last gives its rows, and locks out no writer while they are read.</summary>
    public virtual IEnumerable<SqlStatement> Streamed(SqlStatement query) => [query];

    /// <summary>How statements go over a connection.</summary>
    public virtual StatementSender SenderOn(DbConnection connection) => new BatchSender(connection, this);

    /// <summary>Makes the database itself as it must be; null when it is, else what is wrong and what mends it.</summary>
    public virtual Task<string?> PrepareAsync(DbContext context, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Gives one parameter its value.</summary>
    public abstract void Bind(DbParameter parameter, int position, object? value);

    /// <summary>
    /// A statement that fails, and the transaction with it, unless this query gives an id for each of the rows that it was given. Null
    /// where asking first costs nothing.
    /// </summary>
    public virtual string? AllOf(string query) => null;

    /// <summary>Whether this is how <see cref="AllOf"/> fails, or the insert of a key that is taken.</summary>
    public virtual bool IsDisproved(DbException exception) => false;

    /// <summary>
    /// A query of one column that goes before one which takes rows for each of the rows that it is given; null where there is none such, or
    /// where it is not worth it: a round trip costs no more than the reading.
    /// </summary>
    public virtual string? BeforeMany => null;

    /// <summary>How many appends one node gains by having under way at once; one, where a file has one writer.</summary>
    public virtual int AppendsAtOnce => 1;

    /// <summary>Whether the same work may succeed when it is done again: a deadlock, a lost race for a unique key.</summary>
    public abstract bool IsConflict(DbException exception);

    /// <summary>The database's clock in UTC ticks, in one column.</summary>
    public abstract string Clock { get; }

    /// <summary>The statement that says topics right after a commit, in its round trip; null where that is not possible.</summary>
    public virtual string? Say => null;

    /// <summary>The value of <see cref="Say"/>.</summary>
    public virtual object ToSay(IReadOnlyList<string> topics) => topics;

    /// <summary>Says topics to every node that listens.</summary>
    public abstract Task SignalAsync(StoreDatabase database, IReadOnlyList<string> topics, CancellationToken cancellationToken);

    /// <summary>What any node says, until cancelled. A lost connection is opened again.</summary>
    public abstract IAsyncEnumerable<string> ListenAsync(Func<DbContext> contexts, CancellationToken cancellationToken);
}
