using System.Diagnostics;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>How often work goes to the server and back: the driver traces each trip.</summary>
internal static class Trips
{
    /// <summary>The trips of this work alone.</summary>
    public static async Task<int> CountAsync(Func<Task> work)
    {
        using var source = new ActivitySource(nameof(Trips));
        var trips = 0;
        ActivityTraceId trace = default;
        using var listener = new ActivityListener
        {
            ShouldListenTo = heard => heard.Name is nameof(Trips) or "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => trips += activity.Source.Name == "Npgsql" && activity.TraceId == trace ? 1 : 0,
        };
        ActivitySource.AddActivityListener(listener);
        using var around = source.StartActivity("work");
        trace = around!.TraceId;
        await work();
        return trips;
    }
}
