using System.Globalization;

namespace TradingDesk;

/// <summary>What the command line says.</summary>
public sealed record DeskArguments
{
    private const string Usage = "Known are --store sqlite|memory|postgres, --connection <text>, --data <folder>, --urls <url>, "
        + "--seed <number>, --pace <seconds>, --seconds <number>, --once.";

    public string Store { get; private init; } = "sqlite";

    /// <summary>How PostgreSQL is reached.</summary>
    public string? Connection { get; private init; }

    /// <summary>Where the file and the keys lie.</summary>
    public string Data { get; private init; } = "data";

    public string? Urls { get; private init; }

    public int Seed { get; private init; } = 2026;

    /// <summary>From one step of the simulation to the next.</summary>
    public TimeSpan Pace { get; private init; } = TimeSpan.FromSeconds(2);

    /// <summary>Ends after so many seconds, with a summary.</summary>
    public int? Seconds { get; private init; }

    /// <summary>Runs through a long day as fast as it can, and ends with a summary.</summary>
    public bool Once { get; private init; }

    public bool IsShort => Once || Seconds is not null;

    /// <exception cref="DeskArgumentException">Something cannot be; the message says what can.</exception>
    public static DeskArguments Parse(params IReadOnlyList<string> args)
    {
        var read = new DeskArguments();
        for (var at = 0; at < args.Count; at++)
        {
            read = args[at] == "--once" ? read with { Once = true } : read.With(args[at], at + 1 < args.Count ? args[++at] : null);
        }

        return read.Checked();
    }

    private DeskArguments With(string name, string? value) => (name, value) switch
    {
        (not ("--store" or "--connection" or "--data" or "--urls" or "--seed" or "--pace" or "--seconds"), _) =>
            throw new DeskArgumentException($"{name}: there is no such option. {Usage}"),
        (_, null) => throw new DeskArgumentException($"{name}: says nothing. {Usage}"),
        ("--store", _) => this with { Store = value },
        ("--connection", _) => this with { Connection = value },
        ("--data", _) => this with { Data = value },
        ("--urls", _) => this with { Urls = value },
        ("--seed", _) => this with { Seed = Number(name, value, 0, int.MaxValue - 1) },
        ("--pace", _) => this with { Pace = TimeSpan.FromSeconds(Number(name, value, 1, 3_600)) },
        _ => this with { Seconds = Number(name, value, 1, 86_400) },
    };

    private DeskArguments Checked() => Store switch
    {
        "sqlite" or "memory" => this,
        "postgres" when Connection is null => throw new DeskArgumentException(
            "--store postgres: which one? Add --connection 'Host=localhost;Username=postgres;Database=desk'; its tables are made at the start."),
        "postgres" => this,
        _ => throw new DeskArgumentException(
            $"--store {Store}: there is no such store. Say --store sqlite (a file, which is the default), --store memory, "
            + "or --store postgres --connection '...'."),
    };

    private static int Number(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new DeskArgumentException($"{name} {value}: is no whole number from {least} to {most}.");
}
