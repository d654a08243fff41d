namespace LenNotify.Simulation;

/// <summary>Runs seeds.</summary>
internal static class Simulation
{
    internal static Outcome Run(ulong seed, Plant? plant = null, bool traced = false)
    {
        // What awaits goes on where it is answered, on this thread; a test framework's context would take it elsewhere.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var world = new World(seed, plant ?? new Plant(), traced);
            try
            {
                world.Run();
                return new Outcome(seed, null, "", world.Trace.Counts, world.Trace.ToString());
            }
            catch (Broken broken)
            {
                return new Outcome(seed, broken.Invariant, broken.Message, world.Trace.Counts, world.Trace.ToString());
            }
            catch (Exception error)
            {
                return new Outcome(seed, "nothing throws that is not answered for", error.ToString(), world.Trace.Counts, world.Trace.ToString());
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
