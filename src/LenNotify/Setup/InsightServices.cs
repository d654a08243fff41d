using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace LenNotify;

/// <summary>
/// Adds insights: what a host works out on a schedule and tells each person once a day at most, on however many nodes. The dedupe key of each
/// is such as <c>insight:u1:2026-11-21</c>: the schedule's name, the person, the day on the schedule's wall clock.
/// </summary>
public static class InsightServices
{
    /// <summary>The name of the schedule of a host that has one.</summary>
    public const string DefaultName = "insight";

    /// <summary>Adds a schedule with a source of the host's, which is made once.</summary>
    /// <param name="builder">The host's notifications.</param>
    /// <param name="schedule">
    /// Five fields as cron has them: minute, hour, day of month, month, day of week, such as <c>30 18 * * MON-FRI</c>. A time that a change of
    /// the clock skips is the change itself, of two the first.
    /// </param>
    /// <param name="timeZone">On whose wall clock; null is the host's default zone.</param>
    /// <param name="name">What tells several schedules apart; another one of the same name takes its place. 1-40 letters, digits and <c>_ . -</c>.</param>
    /// <exception cref="InvalidInputException">The schedule or name is none; each problem names its field.</exception>
    public static NotificationsBuilder AddInsights<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSource>(
        this NotificationsBuilder builder, string schedule, string? timeZone = null, string name = DefaultName)
        where TSource : class, IInsightSource
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<TSource>();
        return Add(builder, schedule, timeZone, name, services => services.GetRequiredService<TSource>());
    }

    /// <summary>Adds a schedule with a delegate that finds the insights.</summary>
    /// <param name="builder">The host's notifications.</param>
    /// <param name="schedule">As above.</param>
    /// <param name="find">See <see cref="IInsightSource.FindAsync"/>; the host's services come first.</param>
    /// <param name="timeZone">As above.</param>
    /// <param name="name">As above.</param>
    /// <exception cref="InvalidInputException">The schedule or name is none; each problem names its field.</exception>
    public static NotificationsBuilder AddInsights(
        this NotificationsBuilder builder,
        string schedule,
        Func<IServiceProvider, InsightRun, CancellationToken, IAsyncEnumerable<Insight>> find,
        string? timeZone = null,
        string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(find);
        return Add(builder, schedule, timeZone, name, services => new InsightDelegate(services, find));
    }

    private static NotificationsBuilder Add(NotificationsBuilder builder, string schedule, string? timeZone, string name, Func<IServiceProvider, IInsightSource> source)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var plan = InsightPlan.Of(name, schedule, timeZone, source);
        var services = builder.Services;
        if (services.FirstOrDefault(service => service.ImplementationInstance is InsightPlan known && known.Name == name) is { } before)
        {
            services.Remove(before);
        }

        services.AddSingleton(plan);
        services.TryAddSingleton<InsightRuns>();
        services.TryAddSingleton<InsightTelling>();
        services.TryAddSingleton<InsightRunner>();
        services.TryAddSingleton<InsightZones>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, InsightWorker>());
        return builder;
    }
}
