using System.Globalization;

namespace LenNotify.CrashRig;

/// <summary>
/// The rig's entries. <c>full</c> runs all of it and prints the figures, <c>short</c> what the tests run; the others are the processes that it starts, and that
/// end when nobody can tell them anything any more.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["full" or "short", ..]:
                var plan = args[0] == "full" ? RigPlan.Full : RigPlan.Short;
                var report = await Rig.RunAsync(plan with { Seed = args.Length > 1 ? Number(args[1]) : plan.Seed });
                Console.WriteLine(report);
                return report.Holds ? 0 : 1;
            case ["ledger", var file]:
                await LedgerNode.RunAsync(file);
                return 0;
            case ["publish", var database]:
                await PublisherNode.RunAsync(database);
                return 0;
            case ["work", var database, var port, var concurrency, var timeout, var spare]:
                await WorkerNode.RunAsync(database, new LedgerChannel(Number(port)), Number(concurrency), TimeSpan.FromSeconds(Number(timeout)), TimeSpan.FromSeconds(Number(spare)));
                return 0;
            default:
                Console.WriteLine("dotnet run --project tests/CrashRig -c Release -- full|short [seed]");
                return 1;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
