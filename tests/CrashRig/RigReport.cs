using System.Globalization;
using System.Text;

namespace LenNotify.CrashRig;

/// <summary>What came of it.</summary>
internal sealed record RigReport
{
    /// <summary>What was done.</summary>
    public required RigPlan Plan { get; init; }

    /// <summary>Under crashes.</summary>
    public required Tally Crashes { get; init; }

    /// <summary>At most so many duplicates: sends that may have been under way when a worker was killed, paused, or lost its database.</summary>
    public required int MostDuplicates { get; init; }

    /// <summary>Under graceful restarts.</summary>
    public required Tally Restarts { get; init; }

    /// <summary>With the host's transactions.</summary>
    public required Tally Sales { get; init; }

    /// <summary>At most so many duplicates of sales.</summary>
    public required int MostSaleDuplicates { get; init; }

    /// <summary>
    /// Sends that took longer than they may, on a machine that has too much to do. Each is tried again, and is a duplicate if it
    /// arrived: whoever finds one after restarts looks here first.
    /// </summary>
    public required long Unanswered { get; init; }

    /// <summary>From the first publication to the last delivery.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>Whether every promise was kept.</summary>
    public bool Holds =>
        Crashes.IsWhole && Restarts.IsWhole && Sales.IsWhole
        && Crashes.Duplicates <= MostDuplicates && Restarts.Duplicates == 0 && Sales.Duplicates <= MostSaleDuplicates;

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"seed {Plan.Seed}, {Took.TotalSeconds:0} s, {(Holds ? "every promise kept" : "A PROMISE IS BROKEN")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"crashes:  {Crashes}; allowed duplicates {MostDuplicates} ({Plan.Kills} kills, {Plan.DatabaseStops} database stops, {Plan.Pauses} pauses)");
        text.AppendLine(CultureInfo.InvariantCulture, $"restarts: {Restarts} ({Plan.Restarts} graceful restarts)");
        text.AppendLine(CultureInfo.InvariantCulture, $"{Unanswered} sends took longer than {Plan.SendTimeout.TotalSeconds:0} s");
        text.Append(CultureInfo.InvariantCulture, $"sales:    {Sales}; allowed duplicates {MostSaleDuplicates} ({Plan.Sales} transactions, {Plan.SaleKills} kills)");
        return text.ToString();
    }
}
