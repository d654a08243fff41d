using LenNotify.Storage;

namespace LenNotify.Benchmarks.Routing;

/// <summary>
/// What a team writes first: the documents as they are, names compared as text, <see cref="TimeZoneInfo"/> asked each
/// time. Same answers for this benchmark's world.
/// </summary>
internal static class Naive
{
    internal sealed record Answer(string Channel, Verdict Verdict, Reason Reason, DateTimeOffset? Until, bool Silent);

    internal sealed record State(List<DateTimeOffset> Toasts, List<DateTimeOffset> Emails, Dictionary<string, DateTimeOffset> Throttled, int Grouped, DateTimeOffset GroupCloses);

    internal static List<Answer> Decide(RoutingOptions options, Notification n, Preferences p, ContactBook book, State state, Priority priority, DateTimeOffset now)
    {
        var type = options.Types.First(t => t.Name == n.Type);
        var choice = p.Types.GetValueOrDefault(n.Type);
        var gate = Gate(n, p, type, choice);
        var chosen = priority switch
        {
            Priority.Critical => options.Channels.Select(c => c.Name).ToList(),
            Priority.High => [ChannelNames.InApp, ChannelNames.Email],
            _ => new List<string> { ChannelNames.InApp },
        };
        var answers = new List<Answer>();
        foreach (var channel in options.Channels)
        {
            var closed = Closed(p, book, channel);
            if (book.OptOuts.ContainsKey(channel.Name) || choice?.LeftChannels.Contains(channel.Name) == true)
            {
                answers.Add(new Answer(channel.Name, Verdict.Suppress, Reason.OptedOut, null, false));
            }
            else if (gate is not null)
            {
                answers.Add(new Answer(channel.Name, Verdict.Suppress, gate.Value, null, false));
            }
            else if (!chosen.Contains(channel.Name))
            {
                answers.Add(new Answer(channel.Name, Verdict.Suppress, Reason.ChannelNotChosen, null, false));
            }
            else if (closed is not null)
            {
                answers.Add(new Answer(channel.Name, Verdict.Suppress, closed.Value, null, false));
            }
            else
            {
                var timed = Time(n, p, type, choice, state, priority, channel, now);
                answers.Add(channel.Name == ChannelNames.InApp && timed.Reason != Reason.Routed
                    ? timed with { Verdict = Verdict.Deliver, Until = null, Silent = true }
                    : timed);
            }
        }

        return answers;
    }

    private static Reason? Gate(Notification n, Preferences p, NotificationType type, TypePreference? choice)
    {
        if (choice is { Enabled: false })
        {
            return Reason.TypeDisabled;
        }

        var severity = n.Severity == Severity.Success ? Severity.Info : n.Severity;
        if (severity < (choice?.MinimumSeverity ?? type.MinimumSeverity))
        {
            return Reason.BelowMinimumSeverity;
        }

        if (type.CarriesConfidence && !(n.Confidence >= p.ConfidenceThreshold))
        {
            return Reason.BelowConfidence;
        }

        return p.Filters.Any(f => f.Value.Count > 0 && n.Attributes.TryGetValue(f.Key, out var value) && !f.Value.Contains(value))
            ? Reason.AttributeFiltered
            : null;
    }

    private static Reason? Closed(Preferences p, ContactBook book, ChannelPolicy channel)
    {
        var contact = book.Contacts.FirstOrDefault(c => c.Channel == channel.Name);
        var usable = contact is { VerifiedAt: not null } && (!channel.NeedsConsent || contact.Consent is not null);
        if (!(p.Channels.TryGetValue(channel.Name, out var on) ? on : channel.OnByDefault || (usable && contact!.Consent is not null)))
        {
            return Reason.ChannelDisabled;
        }

        return channel.NeedsContact && contact is null ? Reason.NoContact : null;
    }

    private static Answer Time(
        Notification n, Preferences p, NotificationType type, TypePreference? choice, State state, Priority priority, ChannelPolicy channel, DateTimeOffset now)
    {
        var hourAgo = now.AddHours(-1);
        if (type.Throttle is not null && state.Throttled.TryGetValue(n.Type, out var throttled) && throttled > hourAgo)
        {
            return new Answer(channel.Name, Verdict.Hold, Reason.TypeThrottled, throttled.AddHours(1), false);
        }

        if (priority != Priority.Critical && state.Toasts.Where(t => t > hourAgo).ToList() is { Count: >= 100 } toasts)
        {
            return new Answer(channel.Name, Verdict.Hold, Reason.UserThrottled, toasts[^100].AddHours(1), false);
        }

        if (channel.Name == ChannelNames.Email && state.Emails.Where(t => t > hourAgo).ToList() is { Count: >= 100 } emails)
        {
            return new Answer(channel.Name, Verdict.Hold, Reason.ChannelThrottled, emails[^100].AddHours(1), false);
        }

        if (priority == Priority.Critical)
        {
            return new Answer(channel.Name, Verdict.Deliver, Reason.Routed, null, false);
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(p.TimeZone!);
        var local = TimeZoneInfo.ConvertTime(now, zone);
        switch (choice?.Frequency ?? type.Frequency)
        {
            case Frequency.Hourly:
                var hour = local.DateTime.Date.AddHours(local.Hour + 1);
                return new Answer(channel.Name, Verdict.Digest, Reason.DigestFrequency, new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(hour, zone)), false);
            case Frequency.Daily:
                var day = local.DateTime.Date.AddHours(p.DigestAt.Minutes / 60.0);
                day = day > local.DateTime ? day : day.AddDays(1);
                return new Answer(channel.Name, Verdict.Digest, Reason.DigestFrequency, new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day, zone)), false);
        }

        if (p.QuietHours.Enabled && n.Severity < Severity.Error && QuietUntil(p, local.DateTime) is { } quiet)
        {
            return p.QuietHours.KeepToInbox
                ? new Answer(channel.Name, Verdict.Suppress, Reason.QuietHours, null, false)
                : new Answer(channel.Name, Verdict.Hold, Reason.QuietHours, new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(quiet, zone)), false);
        }

        return n.GroupKey is not null && state.Grouped >= 2 && state.GroupCloses > now
            ? new Answer(channel.Name, Verdict.Hold, Reason.Grouped, state.GroupCloses, false)
            : new Answer(channel.Name, Verdict.Deliver, Reason.Routed, null, false);
    }

    // One overnight window, which is all that this world has.
    private static DateTime? QuietUntil(Preferences p, DateTime local)
    {
        foreach (var window in p.QuietHours.Windows)
        {
            var start = TimeSpan.Parse(window.Start.ToString(), System.Globalization.CultureInfo.InvariantCulture);
            var end = TimeSpan.Parse(window.End.ToString(), System.Globalization.CultureInfo.InvariantCulture);
            if (local.TimeOfDay >= start)
            {
                return local.Date.AddDays(1) + end;
            }

            if (local.TimeOfDay < end)
            {
                return local.Date + end;
            }
        }

        return null;
    }
}
