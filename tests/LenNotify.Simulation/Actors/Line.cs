namespace LenNotify.Simulation;

/// <summary>A channel's adapter in one process: its requests go over a network to a provider that all processes share.</summary>
internal sealed class Line(World world, Node node, string channel) : IChannelAdapter
{
    public string Channel => channel;

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        // Its own continuations run where it is answered: there is no other thread.
        var answer = new TaskCompletionSource<DeliveryResult>();
        var row = world.Book.RowOf(delivery.Id, channel, delivery.UserId);
        var start = row.Starts.FindLast(one => one.Node == node && one.Run == node.Run)
            ?? throw world.Fail(new Broken(Invariants.OneHolder, $"{node.Name} sends {world.Name(row)}, which it never started"));
        world.Trace.Tell("sent", $"{world.Name(row)} from {node.Name}, {world.Labels(start)}");
        world.Provider.Take(new Request(row, start, delivery, reply =>
        {
            if (start.WorkerDied)
            {
                // Nobody is there any more to whom the connection belonged.
                return;
            }

            node.Post(world.Draw.Seconds(0.001, 0.1), () =>
            {
                start.Answered |= !cancellationToken.IsCancellationRequested;
                if (reply is null)
                {
                    answer.TrySetException(new InvalidOperationException("the connection was reset"));
                }
                else
                {
                    answer.TrySetResult(reply);
                }
            });
        }));
        return answer.Task;
    }
}

/// <summary>A request on its way to a provider.</summary>
/// <param name="Row">The delivery.</param>
/// <param name="Start">The start that it came of.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Reply">Answers; null breaks the connection.</param>
internal sealed record Request(Row Row, Start Start, Delivery Sent, Action<DeliveryResult?> Reply);
