using System.Globalization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Makes findings of what the store says.</summary>
internal sealed class Checkup(Pulse pulse, StoreClock clock, IStoreSignals store, PulseSettings settings, TimeProvider time) : INotificationHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(1);

    public async Task<NotificationHealth> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var beat = await LookAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
            return new NotificationHealth([new("store", HealthState.Healthy, "The store answers."), Clock(), .. beat.Channels.SelectMany(channel => Of(channel, beat.At)), .. settings.Beside()]);
        }
        catch (TimeoutException)
        {
            return Unreachable($"The store did not answer within {Patience.TotalSeconds:0} seconds.");
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return Unreachable($"The store cannot be reached: {error.GetType().Name}.");
        }
    }

    private static NotificationHealth Unreachable(string sentence) => new([new("store", HealthState.Unhealthy, sentence)]);

    private async Task<Beat> LookAsync(CancellationToken cancellationToken)
    {
        await clock.CompareAsync(store, cancellationToken).ConfigureAwait(false);
        return await pulse.TakeAsync(cancellationToken).ConfigureAwait(false);
    }

    private HealthFinding Clock()
    {
        var skew = clock.Skew;
        return skew.Duration() <= MostSkew
            ? new("clock", HealthState.Healthy, "This machine's clock agrees with the store's.")
            : new("clock", HealthState.Degraded, string.Create(CultureInfo.InvariantCulture,
                $"This machine's clock is {skew.Duration().TotalSeconds:0.0} s {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the store's. The store's is used; set this one right."));
    }

    private IEnumerable<HealthFinding> Of(ChannelBeat channel, DateTimeOffset now)
    {
        yield return Circuit(channel, now);
        if (Said(channel) is { } said)
        {
            yield return said;
        }

        yield return Queue(channel, now);
    }

    // Nothing where operators said nothing: then the channel goes by its options.
    private static HealthFinding? Said(ChannelBeat channel)
    {
        var (name, control) = ($"channel:{channel.Name}", channel.Control);
        if (control.IsPaused)
        {
            return new(name, HealthState.Degraded, string.Create(CultureInfo.InvariantCulture,
                $"Channel {channel.Name} was paused by {SafeText.OneLine(control.PausedBy ?? "nobody")} at {control.PausedAt:yyyy-MM-dd HH:mm:ss}Z; what is due waits until it is resumed."));
        }

        return control == ChannelControl.None ? null : new(name, HealthState.Healthy, string.Create(CultureInfo.InvariantCulture,
            $"Channel {channel.Name} has limits that operators set: {(control.Concurrency is { } most ? $"{most} sends at once from each node" : "sends at once as configured")}, {(control.Rate is { } rate ? $"{rate.Limit} starts per {rate.Per}" : "rate as configured")}."));
    }

    private static HealthFinding Circuit(ChannelBeat channel, DateTimeOffset now) => channel.OpenUntil is { } until && until > now
        ? new($"circuit:{channel.Name}", HealthState.Degraded, string.Create(CultureInfo.InvariantCulture,
            $"Channel {channel.Name} failed five times in a row and rests until {until:yyyy-MM-dd HH:mm:ss}Z; what is due waits."))
        : new($"circuit:{channel.Name}", HealthState.Healthy, $"Channel {channel.Name} is open for deliveries.");

    private HealthFinding Queue(ChannelBeat channel, DateTimeOffset now)
    {
        var (name, age) = ($"queue:{channel.Name}", channel.Queue.OldestDue is { } oldest ? now - oldest : TimeSpan.Zero);
        if (age > settings.AgeBound)
        {
            return new(name, HealthState.Degraded, string.Create(CultureInfo.InvariantCulture,
                $"The oldest of {channel.Queue.Due} due deliveries over {channel.Name} has waited for {age.TotalSeconds:0} s, more than {settings.AgeBound.TotalSeconds:0} s."));
        }

        return channel.Queue.Due > settings.QueueBound
            ? new(name, HealthState.Degraded, string.Create(CultureInfo.InvariantCulture, $"{channel.Queue.Due} deliveries over {channel.Name} are due, more than {settings.QueueBound}."))
            : new(name, HealthState.Healthy, string.Create(CultureInfo.InvariantCulture, $"{channel.Queue.Due} deliveries over {channel.Name} are due."));
    }
}
