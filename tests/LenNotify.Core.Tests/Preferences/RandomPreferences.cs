namespace LenNotify.Core.Tests;

/// <summary>Sound documents of every kind, the same for the same seed.</summary>
internal sealed class RandomPreferences(int seed)
{
    private static readonly string[] Zones = ["Etc/UTC", "Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"];
    private static readonly string[] Languages = ["nl", "pt-BR", "zh-Hant-TW", "tr"];

    // Letters that change with the culture, characters that JSON escapes, digits of other scripts, marks that hide.
    private static readonly string[] Texts =
        ["BTC/USD", "i", "I", "ı", "İ", "\"<&'+>\\", "١٢٣", "\U0001F680 ", "a.b[0]", "ﬀ\u0301", "\u200f\u202e", "-0"];

    private static readonly double[] Thresholds =
        [0, -0.0, 100, 84.999, 85, 0.1, 1.0 / 3, double.Epsilon, 1e-7, 99.99999999999999];

    private readonly Random _random = new(seed);

    public Preferences Next() => new()
    {
        Version = Chance() ? _random.NextInt64() : _random.Next(3),
        TimeZone = Chance() ? Any(Zones) : null,
        Language = Chance() ? Any(Languages) : null,
        ConfidenceThreshold = Chance() ? Any(Thresholds) : _random.NextDouble() * 100,
        Channels = Map(i => $"channel-{i}", _ => Chance()),
        ChannelsByPriority = Map(i => (Priority)(i % 4), _ => Channels()),
        Types = Map(i => $"Type.{i}:x_-", _ => Type()),
        Filters = Map(i => $"key_{i}.-", _ => Values()),
        QuietHours = new QuietHours { Enabled = Chance(), KeepToInbox = Chance(), Windows = List(5, _ => Window()) },
        DigestAt = Time(),
    };

    private bool Chance() => _random.Next(2) == 0;

    private T Any<T>(T[] items) => items[_random.Next(items.Length)];

    private TimeOfDay Time() => new(_random.Next(24), _random.Next(60));

    private T[] List<T>(int most, Func<int, T> item) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(item)];

    private IReadOnlyList<string> Channels() => List(4, i => Chance() ? $"c_{i}" : ChannelNames.Sms);

    private IReadOnlyList<string> Values() => List(5, i => Any(Texts) + i);

    private QuietWindow Window()
    {
        var start = Time();
        var end = Chance() ? TimeOfDay.EndOfDay : new TimeOfDay((start.Minutes / 60 + 1 + _random.Next(23)) % 24, _random.Next(60));
        return new QuietWindow(start, end, (Weekdays)_random.Next(1, 128));
    }

    private TypePreference Type() => new()
    {
        Enabled = Chance(),
        MinimumSeverity = Chance() ? Any(Enum.GetValues<Severity>()) : null,
        HighPriorityOnly = Chance(),
        Frequency = Chance() ? Any(Enum.GetValues<Frequency>()) : null,
        Channels = Chance() ? Channels() : null,
        LeftChannels = Chance() ? Channels() : [],
    };

    private Dictionary<TKey, TValue> Map<TKey, TValue>(Func<int, TKey> key, Func<int, TValue> value)
        where TKey : notnull
    {
        var map = new Dictionary<TKey, TValue>();
        foreach (var i in List(6, _ => _random.Next(50)))
        {
            map.TryAdd(key(i), value(i));
        }

        return map;
    }
}
