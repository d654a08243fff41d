using LenNotify.Storage;

namespace LenNotify;

/// <summary>The answers to those who asked together, given in their order while the rows come.</summary>
internal sealed class ResumeAnswers(List<ResumeAsked> together, Dictionary<string, UserState> states)
{
    private List<InboxItem> _items = [];
    private int _next;

    /// <summary>The next row; whoever stands before it has all of theirs.</summary>
    public void Take(int place, InboxItem item)
    {
        AnswerBefore(place);
        _items.Add(item);
    }

    /// <summary>No more rows come.</summary>
    public void End() => AnswerBefore(together.Count);

    // Who was answered before a lost race keeps that answer.
    private void AnswerBefore(int place)
    {
        for (; _next < place; _next++)
        {
            var asked = together[_next];
            asked.Answer.TrySetResult(asked.Of(states.TryGetValue(asked.UserId, out var state) ? state : StateRows.Nobody(asked.UserId), _items));
            _items = [];
        }
    }
}
