namespace LenNotify.Simulation;

/// <summary>What must hold when all is over.</summary>
internal static class EndRules
{
    internal static void Check(World world)
    {
        InboxRule.Check(world);
        LossRule.Check(world);
        RepeatRule.Check(world);
        CapRule.Check(world);
    }
}
