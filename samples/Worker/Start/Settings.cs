using System.Globalization;
using LenNotify;

namespace Worker;

/// <summary>What the environment says. The README lists the variables; a test compares them with every manifest.</summary>
public sealed record Settings
{
    private const string Database = "DATABASE";
    private const string ContactKey = "CONTACT_KEY";
    private const string HashKey = "HASH_KEY";
    private const string Pager = "PAGER_URL";
    private const string Drain = "DRAIN_SECONDS";
    private const string Ports = "ASPNETCORE_HTTP_PORTS";

    /// <summary>How PostgreSQL is reached: an Npgsql connection string.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>What addresses in the store are encrypted and found with; the same in every process.</summary>
    public required ContactKeyOptions Keys { get; init; }

    /// <summary>Where pages are sent; without it each is a line of the log.</summary>
    public Uri? PagerUrl { get; init; }

    /// <summary>How long what is under way may take once the process is to end.</summary>
    public TimeSpan DrainTime { get; init; }

    /// <summary>Where the framework listens. It reads the same variable by itself.</summary>
    public int Port { get; init; }

    /// <summary>Reads all of it, and names every problem at once.</summary>
    public static Settings Read(Func<string, string?> variable)
    {
        var problems = new List<string>();
        var settings = new Settings
        {
            ConnectionString = Needed(variable, Database, "'Host=...;Username=...;Password=...;Database=...'", problems),
            Keys = new ContactKeyOptions
            {
                ActiveKey = "one",
                Keys = { new ContactKey { Id = "one", Key = Needed(variable, ContactKey, "32 random bytes in base64", problems) } },
                HashKey = Needed(variable, HashKey, "32 other random bytes in base64", problems),
            },
            PagerUrl = Address(variable(Pager), problems),
            DrainTime = TimeSpan.FromSeconds(Number(variable, Drain, 40, 1, 3_600, problems)),
            Port = Number(variable, Ports, 5_000, 0, 65_535, problems),
        };
        return problems.Count == 0 ? settings : throw new SettingsException(string.Join('\n', problems));
    }

    private static string Needed(Func<string, string?> variable, string name, string what, List<string> problems)
    {
        var value = variable(name);
        if (string.IsNullOrWhiteSpace(value))
        {
            problems.Add($"{name} is not set. Set it to {what}.");
        }

        return value ?? "";
    }

    private static int Number(Func<string, string?> variable, string name, int usual, int least, int most, List<string> problems)
    {
        if (variable(name) is not { Length: > 0 } text)
        {
            return usual;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
        {
            problems.Add($"{name} is '{text}', and must be a whole number from {least} to {most}.");
        }

        return number;
    }

    private static Uri? Address(string? text, List<string> problems)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            problems.Add($"{Pager} is no http or https address.");
        }

        return address;
    }
}
