using System.Text.Json;

namespace LenNotify.Core.Tests;

/// <summary>One line of the specification of quiet hours.</summary>
public sealed record QuietCase(string Zone, string Start, string End, DateTimeOffset Instant, bool ExpectedQuiet, DateTimeOffset? ExpectedEndsAt, string Why)
{
    private static readonly Dictionary<string, QuietCase> ByName =
        Read("quiet-hours.json").Concat(Read("quiet-hours-weekdays.json")).ToDictionary(one => one.ToString());

    /// <summary>Null means every day, an empty list none.</summary>
    public IReadOnlyList<string>? Days { get; init; }

    public static TheoryData<string> Names => [.. ByName.Keys];

    internal QuietWindow Window => QuietWindow.Between(Start, End, Days is null ? Weekdays.All : SetOf(Days));

    /// <summary>Validation refuses these, so only the engine's inside ever meets them.</summary>
    internal bool IsRefused => Start == End || Days is { Count: 0 };

    internal static QuietCase Named(string name) => ByName[name];

    public override string ToString() =>
        $"{Zone} {Start}-{End}{(Days is null ? "" : $" on [{string.Join(' ', Days)}]")} at {Instant:yyyy-MM-ddTHH:mm:ssZ}: {Why}";

    private static QuietCase[] Read(string file)
    {
        using var stream = typeof(QuietCase).Assembly.GetManifestResourceStream(file)!;
        return JsonSerializer.Deserialize<QuietCase[]>(stream, JsonSerializerOptions.Web)!;
    }

    private static Weekdays SetOf(IEnumerable<string> days) =>
        days.Aggregate(Weekdays.None, (set, day) => set | Enum.GetValues<Weekdays>().Single(one => one.ToString().StartsWith(day, StringComparison.Ordinal)));
}
