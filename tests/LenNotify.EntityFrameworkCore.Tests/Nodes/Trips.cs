using System.Diagnostics;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>How often work goes to the server and back: the driver traces each trip.</summary>
internal static class Trips
{
    private const string Database = "db.namespace";

    /// <summary>The trips of this work alone.</summary>
    public static async Task<int> CountAsync(Func<Task> work)
    {
        using var source = new ActivitySource(nameof(Trips));
        ActivityTraceId trace = default;
        var trips = 0;
        using var listener = Listen(activity => trips += activity.TraceId == trace ? 1 : 0);
        using var around = source.StartActivity("work");
        trace = around!.TraceId;
        await work();
        return trips;
    }

    /// <summary>All trips to a database meanwhile, also those that others make for this work.</summary>
    public static async Task<int> CountAsync(string connectionString, Func<Task> work)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        var trips = 0;
        using var listener = Listen(activity =>
        {
            if (database!.Equals(activity.GetTagItem(Database)))
            {
                Interlocked.Increment(ref trips);
            }
        });
        await work();
        return trips;
    }

    private static ActivityListener Listen(Action<Activity> trip)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = heard => heard.Name is nameof(Trips) or "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql")
                {
                    trip(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
