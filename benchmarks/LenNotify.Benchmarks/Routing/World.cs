using LenNotify.Storage;

namespace LenNotify.Benchmarks.Routing;

/// <summary>
/// 10,000 people, half with quiet hours in 40 zones, and 64 mixed notifications: the same plain data from which the
/// engine, the floor and the naive version each make what they work on. Seeded, so that every run sees the same.
/// </summary>
internal sealed class World
{
    internal const int Users = 10_000;
    internal const int Notifications = 64;
    internal const int Types = 16;

    internal static readonly DateTimeOffset Now = new(2026, 3, 28, 21, 30, 0, TimeSpan.Zero);

    private static readonly string[] Symbols = [.. Enumerable.Range(0, 200).Select(i => $"SYM{i}/USD")];

    private World(Random random)
    {
        Zones = [.. ZoneIds.Select(id => id)];
        Options = new RoutingOptions
        {
            Types = [.. Enumerable.Range(0, Types).Select(TypeOf)],
        };
        People = [.. Enumerable.Range(0, Users).Select(i => PersonOf(i, random))];
        Published = [.. Enumerable.Range(0, Notifications).Select(i => NotificationOf(i, random))];
    }

    internal static World Create() => new(new Random(20260328));

    internal string[] Zones { get; }

    internal RoutingOptions Options { get; }

    internal Person[] People { get; }

    internal Notification[] Published { get; }

    /// <param name="Document">The preferences.</param>
    /// <param name="Contacts">The contacts.</param>
    /// <param name="Started">How many toasts and emails started when, newest last; what makes the activity.</param>
    internal sealed record Person(Preferences Document, ContactBook Contacts, (int Toasts, int Emails, string? Throttled, int Grouped) Started);

    private static readonly string[] ZoneIds =
    [
        "Europe/Amsterdam", "Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome", "Europe/Warsaw", "Europe/Kyiv",
        "Europe/Istanbul", "Europe/Moscow", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Toronto",
        "America/Sao_Paulo", "America/Bogota", "America/Mexico_City", "America/Santiago", "America/Halifax", "America/St_Johns", "Asia/Tokyo",
        "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Singapore", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dubai", "Asia/Karachi", "Asia/Dhaka",
        "Asia/Seoul", "Asia/Jakarta", "Australia/Sydney", "Australia/Perth", "Australia/Adelaide", "Pacific/Auckland", "Pacific/Honolulu",
        "Africa/Cairo", "Africa/Johannesburg", "Africa/Lagos",
    ];

    private static NotificationType TypeOf(int i) => new($"type_{i}")
    {
        CarriesConfidence = i % 4 == 1,
        ConfidenceRaisesPriority = i % 8 == 1,
        Throttle = i % 8 == 3 ? Throttle.PerHour(1) : null,
        Frequency = i == 7 ? Frequency.Daily : Frequency.Immediate,
    };

    private static Person PersonOf(int i, Random random)
    {
        var choices = new Dictionary<string, TypePreference>();
        while (choices.Count < i % 4)
        {
            choices[$"type_{random.Next(Types)}"] = new TypePreference
            {
                Enabled = random.Next(5) > 0,
                MinimumSeverity = random.Next(3) == 0 ? Severity.Warning : null,
                Frequency = random.Next(4) == 0 ? Frequency.Hourly : null,
                LeftChannels = i % 20 == 11 ? [ChannelNames.Email] : [],
            };
        }

        var document = new Preferences
        {
            TimeZone = ZoneIds[i % ZoneIds.Length],
            Types = choices,
            ConfidenceThreshold = 80 + random.Next(15),
            Filters = i % 5 == 0
                ? new Dictionary<string, IReadOnlyList<string>> { ["symbol"] = [.. Enumerable.Range(0, 12).Select(_ => Symbols[random.Next(Symbols.Length)]).Distinct()] }
                : new Dictionary<string, IReadOnlyList<string>>(),
            QuietHours = new QuietHours
            {
                Enabled = i % 2 == 0,
                Windows = [QuietWindow.Between($"2{random.Next(4)}:00", $"0{5 + random.Next(4)}:30")],
                KeepToInbox = i % 10 == 0,
            },
        };
        return new Person(document, ContactsOf(i), (
            Toasts: i % 2 == 0 ? 0 : i % 50 == 1 ? 100 : random.Next(1, 12),
            Emails: i % 3 == 0 ? random.Next(1, 6) : 0,
            Throttled: i % 16 == 5 ? $"type_{(i % 32 == 5 ? 3 : 11)}" : null,
            Grouped: i % 8 == 3 ? random.Next(1, 5) : 0));
    }

    private static ContactBook ContactsOf(int i) => new()
    {
        Contacts = [.. Reached(i).Select(channel => new Contact
        {
            Id = new Guid(i, (short)channel.Length, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
            UserId = $"u{i}",
            Channel = channel,
            Address = default,
            AddressHash = default,
            VerifiedAt = DateTimeOffset.UnixEpoch,
            Consent = channel == ChannelNames.Email ? null : new Evidence(DateTimeOffset.UnixEpoch, "settings page"),
        })],
        OptOuts = i % 20 == 7 ? new Dictionary<string, Evidence> { [ChannelNames.Sms] = new(DateTimeOffset.UnixEpoch, "inbound sms") } : new Dictionary<string, Evidence>(),
    };

    private static IEnumerable<string> Reached(int i)
    {
        if (i % 10 != 9)
        {
            yield return ChannelNames.Email;
        }

        if (i % 4 == 0)
        {
            yield return ChannelNames.Sms;
        }

        if (i % 6 == 0)
        {
            yield return ChannelNames.WebPush;
        }
    }

    private static Notification NotificationOf(int i, Random random)
    {
        var type = i % Types;
        return new Notification
        {
            Type = $"type_{type}",
            Title = $"Something of type {type} happened",
            Severity = (Severity)(i % 11 == 0 ? 4 : i % 4),
            Confidence = type % 4 == 1 ? 70 + random.Next(30) : null,
            Attributes = i % 2 == 0 ? new Dictionary<string, string> { ["symbol"] = Symbols[random.Next(Symbols.Length)] } : new Dictionary<string, string>(),
            GroupKey = i % 5 == 0 ? "group" : null,
            ThrottleKey = type % 8 == 3 ? "key" : null,
        };
    }
}
