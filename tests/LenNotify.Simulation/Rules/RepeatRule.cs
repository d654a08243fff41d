using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>
/// A message that the provider took is repeated only when nobody can have known that it was taken: its process died, its
/// answer never came, or its lease ran out before its end was written; or because an operator said so.
/// </summary>
internal static class RepeatRule
{
    internal static void Check(World world)
    {
        foreach (var row in world.Book.Rows.Values)
        {
            if (row.Messages.Select(message => message.Sent.IdempotencyKey).Distinct().Count() > 1)
            {
                throw new Broken(Invariants.OneKey, $"{world.Name(row)} reached the provider under several keys");
            }

            var taken = row.Messages.Where(message => message.Accepted).OrderBy(message => row.Starts.IndexOf(message.Start)).ToArray();
            for (var i = 1; i < taken.Length; i++)
            {
                Check(world, taken[i - 1], taken[i]);
            }
        }
    }

    private static void Check(World world, Message first, Message again)
    {
        if (again.Row.Replays.Exists(at => at >= first.At && at <= again.At))
        {
            world.Trace.Count("repeated by an operator");
            return;
        }

        var start = first.Start;
        var why = start == again.Start ? null
            : start.Recorded?.State == CompletionState.Delivered ? null
            : !start.Answered ? "repeated, no answer"
            : start.Fenced ? "repeated, too late"
            : start.Recorded is null && start.WorkerDied ? "repeated, crash"
            : null;
        world.Trace.Count(why
            ?? throw new Broken(Invariants.SentOnce, $"{world.Name(again.Row)} was taken at {first.At:c} and sent again, which {again.Start.Node.Name} had no reason to"));
    }
}
