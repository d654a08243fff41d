using System.Globalization;
using LenNotify.Storage;
using Microsoft.Extensions.Configuration;

namespace LenNotify;

/// <summary>Reads one value of the configuration by hand, without reflection. What cannot be read is noted with the whole key, and the old value stays.</summary>
internal readonly struct SettingReader(IConfigurationSection section, List<Problem> problems)
{
    private const int LongestShown = 40;

    internal IConfigurationSection Section => section;

    /// <summary>How many problems were noted so far.</summary>
    internal int Problems => problems.Count;

    internal string Text(string? old) => section.Value ?? Wrong(old ?? "", "one text");

    internal int Number(int old) => int.TryParse(section.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Wrong(old, "a whole number");

    internal bool Flag(bool old) => bool.TryParse(section.Value, out var flag) ? flag : Wrong(old, "true or false");

    // "30" would be 30 days to .NET, and never is to whoever writes it.
    internal TimeSpan Span(TimeSpan old) =>
        section.Value?.Contains(':', StringComparison.Ordinal) == true && TimeSpan.TryParse(section.Value, CultureInfo.InvariantCulture, out var span)
            ? span
            : Wrong(old, "a time such as 00:00:30 for 30 seconds, or 1.00:00:00 for a day");

    internal TEnum Choice<TEnum>(TEnum old)
        where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(section.Value, ignoreCase: true, out var choice) && Enum.IsDefined(choice) && !int.TryParse(section.Value, CultureInfo.InvariantCulture, out _)
            ? choice
            : Wrong(old, string.Join(", ", Enum.GetNames<TEnum>()));

    internal Uri Url() => Uri.TryCreate(section.Value, UriKind.Absolute, out var url) ? url : Wrong(new Uri("about:blank"), "an absolute URL");

    internal Dictionary<string, string> Named() => section.GetChildren().ToDictionary(static child => child.Key, static child => child.Value ?? "", StringComparer.Ordinal);

    /// <summary>Notes that something of a list cannot be read.</summary>
    internal void Refuse(string limit) => problems.Add(new(section.Path, "has an entry that cannot be read.", limit));

    internal IReadOnlyList<string> Texts() => section.Value is { } line
        ? line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [.. section.GetChildren().Select(child => child.Value ?? "")];

    internal Throttle? Throttle(Throttle? old) => IsNone ? null : new Throttle(At("Limit").Number(old?.Limit ?? 0), At("Per").SpanOr(old?.Per ?? TimeSpan.FromHours(1)))
    {
        FoldsIntoDigest = At("FoldsIntoDigest").FlagOr(old?.FoldsIntoDigest ?? false),
    };

    internal ChannelRate? Rate(ChannelRate? old) => IsNone ? null : new ChannelRate(At("Limit").Number(old?.Limit ?? 0), At("Per").SpanOr(old?.Per ?? TimeSpan.FromMinutes(1)));

    internal Audience? Audience()
    {
        try
        {
            return IsNone ? null
                : section["Segment"] is { } segment ? LenNotify.Audience.Of(segment)
                : LenNotify.Audience.Users(At("Users").Texts());
        }
        catch (InvalidInputException error)
        {
            problems.AddRange(error.Problems.Select(InHere));
            return null;
        }
    }

    /// <summary>Closed hours such as <c>22:00-08:00</c>, or <c>10:00-13:00 Saturday,Sunday</c>, by country.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<QuietWindow>> ClosedHours()
    {
        var hours = new Dictionary<string, IReadOnlyList<QuietWindow>>(StringComparer.Ordinal);
        foreach (var country in section.GetChildren())
        {
            hours.Add(country.Key, Windows(country, problems));
        }

        return hours;
    }

    /// <summary>Secrets by id. None of them is ever shown, whatever is wrong with it.</summary>
    internal void Keys(IList<ContactKey> keys)
    {
        foreach (var key in section.GetChildren())
        {
            keys.Add(new ContactKey { Id = key.Key, Key = key.Value ?? "" });
        }
    }

    internal TPart Below<TPart>(Settings<TPart> settings, TPart old) => settings.Apply(old, section, problems);

    internal SettingReader At(string key) => new(section.GetSection(key), problems);

    private bool IsNone => string.Equals(section.Value, "none", StringComparison.OrdinalIgnoreCase);

    private TimeSpan SpanOr(TimeSpan old) => section.Exists() ? Span(old) : old;

    private bool FlagOr(bool old) => section.Exists() ? Flag(old) : old;

    private static List<QuietWindow> Windows(IConfigurationSection country, List<Problem> problems)
    {
        var windows = new List<QuietWindow>();
        foreach (var one in country.GetChildren())
        {
            if (new SettingReader(one, problems).Window() is { } window)
            {
                windows.Add(window);
            }
        }

        return windows;
    }

    private QuietWindow? Window()
    {
        var parts = (section.Value ?? "").Split(' ', 2, StringSplitOptions.TrimEntries);
        var days = Weekdays.All;
        if (parts[0].Split('-') is [var start, var end] && (parts.Length == 1 || Enum.TryParse(parts[1], ignoreCase: true, out days)))
        {
            try
            {
                return QuietWindow.Between(start, end, days);
            }
            catch (FormatException)
            {
                return Wrong<QuietWindow?>(null, Window24);
            }
        }

        return Wrong<QuietWindow?>(null, Window24);
    }

    private const string Window24 = "HH:mm-HH:mm, and days if not all, such as 22:00-08:00 Saturday,Sunday";

    private Problem InHere(Problem problem) => problem with { Field = $"{section.Path}:{problem.Field}" };

    private TValue Wrong<TValue>(TValue old, string limit)
    {
        var value = section.Value;
        problems.Add(new(section.Path, value is null ? "has no value." : $"is '{SafeText.Of(value.Length > LongestShown ? value[..LongestShown] : value, null)}'.", limit));
        return old;
    }
}
