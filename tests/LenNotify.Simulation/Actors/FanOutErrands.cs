using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>Routes in one process what was accepted for later: claims it, and has the product's own code cut it into chunks.</summary>
internal sealed class FanOutErrands(World world, Node node)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(5);
    private readonly Chunks _chunks = node.Parts.Chunks(world);
    private Guid? _unanswered;

    internal void Begin() => node.Post(world.Draw.Seconds(0.01, 5), Beat);

    /// <summary>Something may be due.</summary>
    internal void Look() => node.Post(world.Draw.Seconds(0.001, 0.5), Claim);

    private void Beat()
    {
        node.Post(Poll, Beat);
        Claim();
    }

    private void Claim()
    {
        if (!world.HasStaged)
        {
            return;
        }

        var lease = new Lease(_unanswered ??= node.Parts.Ids.Next(node.Now), node.Now + node.Parts.Pump.FanOutLease);
        try
        {
            var all = Sync.Done(node.Parts.Publications.ClaimPublicationsAsync(new PublicationClaim(lease, 2), node.Now, CancellationToken.None));
            _unanswered = null;
            foreach (var claimed in all)
            {
                world.Trace.Tell(claimed.Cursor is null ? "fan-out" : "fan-out resumed", $"{claimed.Publication.Notification?.Title} on {node.Name} from {claimed.Cursor}");
                node.Post(world.Draw.Seconds(0.001, 0.1), () => Route(claimed, lease));
            }
        }
        catch (NoAnswerException)
        {
            Look();
        }
    }

    private void Route(ClaimedPublication claimed, Lease lease)
    {
        try
        {
            Sync.Done(_chunks.RouteAsync(claimed, lease.Owner, CancellationToken.None));
        }
        catch (Exception error) when (error is NoAnswerException or BrokenStreamException)
        {
            node.Post(world.Draw.Seconds(0.001, 0.1), () => PutOff(claimed, lease));
        }
    }

    private void PutOff(ClaimedPublication claimed, Lease lease)
    {
        var until = node.Now + world.Draw.Seconds(0.5, 20);
        try
        {
            Sync.Done(node.Parts.Publications.AppendAsync(
                [new AppendRequest(claimed.Publication, []) { Lease = lease, NextCursor = claimed.Cursor, PutOffUntil = until }],
                (_, _) => throw new InvalidOperationException("Nobody is routed here."),
                node.Now,
                CancellationToken.None));
        }
        catch (NoAnswerException)
        {
            if (node.Now < lease.Until)
            {
                node.Post(world.Draw.Seconds(1, 4), () => PutOff(claimed, lease));
                return;
            }
        }

        node.Post(until - node.Now, Claim);
    }
}
