using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LenNotify;

/// <summary>
/// What differs from one database to the next. The statements themselves are shared; they name these differences in braces:
/// <c>{rows a:uuid b:text}</c> is a batch of rows given as columns, <c>{any 1}</c> compares with a list, <c>{contains 1}</c> looks for a word, <c>{lock}</c> and
/// <c>{skip s}</c> lock what was selected, <c>{ordinal}</c> sorts by code point.
/// </summary>
internal abstract class StoreDialect
{
    /// <summary>Opens a transaction in which each statement sees what was committed before it began.</summary>
    public abstract string Begin { get; }

    /// <summary>
    /// Makes the transaction's statements keep the plan that fits any batch, where the database would else plan anew for each:
    /// hot statements find their rows by key, however many there are.
    /// </summary>
    public abstract string KeepPlans { get; }

    /// <summary>Comparison of texts by code point, whatever the database was made with.</summary>
    public abstract string Ordinal { get; }

    /// <summary>A table expression named <c>r</c> over rows that are given as columns.</summary>
    public abstract string Rows(IReadOnlyList<(string Name, string Type)> columns);

    /// <summary>Comparison with the list in this parameter.</summary>
    public abstract string Any(int parameter);

    /// <summary>Whether title or message of the item <c>i</c> has the text in this parameter in it, in whatever case.</summary>
    public abstract string ContainsText(int parameter);

    /// <summary>Locks the selected rows of an alias, or of all when it is null; what others hold is waited for or skipped.</summary>
    public abstract string Lock(string? alias, bool skip);

    /// <summary>Gives one parameter its value.</summary>
    public abstract void Bind(DbParameter parameter, int position, object? value);

    /// <summary>Whether the same work may succeed when it is done again: a deadlock, a lost race for a unique key.</summary>
    public abstract bool IsConflict(DbException exception);

    /// <summary>The database's clock in UTC ticks, in one column.</summary>
    public abstract string Clock { get; }

    /// <summary>Says topics to every node that listens, within one statement.</summary>
    public abstract Task SignalAsync(StoreSession session, IReadOnlyList<string> topics, CancellationToken cancellationToken);

    /// <summary>What any node says, until cancelled. A lost connection is opened again.</summary>
    public abstract IAsyncEnumerable<string> ListenAsync(Func<DbContext> contexts, CancellationToken cancellationToken);
}
