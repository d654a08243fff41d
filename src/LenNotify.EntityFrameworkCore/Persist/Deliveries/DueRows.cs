using LenNotify.Storage;

namespace LenNotify;

/// <summary>Puts deliveries together again from the rows of a query, which has one for each of their items.</summary>
internal sealed class DueRows
{
    private readonly List<DueRow> _all = [];
    private List<InboxItem> _members = [];

    /// <summary>The deliveries, in the order of the rows.</summary>
    public List<DueRow> All => _all;

    /// <summary>The deliveries of one statement.</summary>
    public static async Task<List<DueRow>> ReadAsync(RowReader reader, CancellationToken cancellationToken)
    {
        var rows = new DueRows();
        await reader.EachAsync(row => rows.Take(row), cancellationToken).ConfigureAwait(false);
        return rows.All;
    }

    /// <summary>Takes one row in: a delivery and one of its items, or none. False where it is about the delivery of the row before.</summary>
    public bool Take(RowReader row)
    {
        var id = row.Id();
        var isNext = _all.Count == 0 || _all[^1].Due.Id != id;
        if (isNext)
        {
            _all.Add(DueRow.Read(row, id, _members = []));
        }
        else
        {
            row.Pass(DueRow.MoreColumns);
        }

        if (!row.IsNull())
        {
            _members.Add(ItemRows.Read(row));
        }

        return isNext;
    }
}
