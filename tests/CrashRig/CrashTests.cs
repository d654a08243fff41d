namespace LenNotify.CrashRig;

/// <summary>The short form of the rig; docs/reliability.md has the figures of the full one, and the command.</summary>
public sealed class CrashTests
{
    [ServerFact]
    public async Task Nothing_is_lost_and_whatever_comes_twice_bears_its_key_however_processes_and_the_database_die()
    {
        var report = await Rig.RunAsync(RigPlan.Short);

        report.Holds.Should().BeTrue("{0}", report);
    }
}
