using LenNotify.Storage;

namespace LenNotify;

/// <summary>The answers to those who asked together, given in their order while the rows come.</summary>
internal sealed class ResumeAnswers(List<ResumeAsked> together)
{
    private int _at = -1;
    private UserState _state;
    private List<InboxItem> _items = [];

    /// <summary>The next row: for whom, their state, and an item. Whoever stands before them has all of theirs.</summary>
    public void Take(RowReader row)
    {
        var place = (int)row.Number();
        if (place == _at)
        {
            row.Pass(StateRows.Count);
        }
        else
        {
            End();
            (_at, _state, _items) = (place, StateRows.ReadOr(row, together[place].UserId), []);
        }

        if (!row.IsNull())
        {
            _items.Add(ItemRows.Read(row));
        }
    }

    /// <summary>No more rows come. Who was answered before a lost race keeps that answer.</summary>
    public void End()
    {
        if (_at >= 0)
        {
            // What an inner query puts in order, the outer one may give in any.
            _items.Sort(static (one, other) => one.Sequence.CompareTo(other.Sequence));
            together[_at].Answer.TrySetResult(together[_at].Of(_state, _items));
        }
    }
}
