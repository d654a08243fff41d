using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify;

/// <summary>
/// The rehearsal as a command of the host's own program, because only that has the store and the people:
/// <c>if (args is ["rehearse-rules", .. var rest]) return await RehearsalCommand.RunAsync(host.Services, rest, Console.Out);</c>
/// </summary>
public static class RehearsalCommand
{
    private const int Fine = 0;
    private const int Over = 1;
    private const int Unusable = 2;
    private const string Usage = "rehearse-rules <file> [--days <1-365, 7>] [--most-gained <n>] [--most-lost <n>] [--most-delayed <n>]";
    private static readonly string[] Known = ["--days", "--most-gained", "--most-lost", "--most-delayed"];

    /// <summary>Compares a file of rules with the present rules over the last days, and says so. A bound that is not said is none.</summary>
    /// <param name="services">The host's; it need not be started.</param>
    /// <param name="arguments">What comes after the command's name.</param>
    /// <param name="output">Where to say it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>0 when all is within the bounds, 1 when something is not, 2 when the command or the file cannot be used.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        if (!TryParse(arguments, out var file, out var numbers))
        {
            await output.WriteLineAsync(Usage).ConfigureAwait(false);
            return Unusable;
        }

        try
        {
            services.GetRequiredService<RuleBook>().Start();
            var now = services.GetRequiredService<StoreClock>().Now;
            RuleTextLimits.CheckSize(new FileInfo(file).Length);
            var text = RuleFile.TextOf(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
            var found = await services.GetRequiredService<IRehearsal>()
                .CompareAsync(text, file, now - TimeSpan.FromDays(numbers.GetValueOrDefault("--days", 7)), now, cancellationToken).ConfigureAwait(false);
            return await TellAsync(found, numbers, output).ConfigureAwait(false);
        }
        catch (Exception error) when (error is InvalidInputException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            await output.WriteLineAsync(error.Message).ConfigureAwait(false);
            return Unusable;
        }
    }

    private static async Task<int> TellAsync(RehearsedRules found, Dictionary<string, int> numbers, TextWriter output)
    {
        foreach (var change in found.First)
        {
            await output.WriteLineAsync($"{change.Change} {SafeText.OneLine(change.Who)} {change.EventType} {change.EventId}").ConfigureAwait(false);
        }

        var exit = Fine;
        foreach (var (name, count, option) in new[] { ("gained", found.Gained, "--most-gained"), ("lost", found.Lost, "--most-lost"), ("delayed", found.Delayed, "--most-delayed") })
        {
            var over = numbers.TryGetValue(option, out var most) && count > most;
            exit = over ? Over : exit;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name}: {count} in {found.Events} events{(over ? $", more than {most}" : "")}")).ConfigureAwait(false);
        }

        return exit;
    }

    private static bool TryParse(IReadOnlyList<string> arguments, out string file, out Dictionary<string, int> numbers)
    {
        numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        file = arguments.Count > 0 ? arguments[0] : "";
        for (var i = 1; i < arguments.Count; i += 2)
        {
            if (!Known.Contains(arguments[i], StringComparer.Ordinal) || i + 1 == arguments.Count
                || !int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !numbers.TryAdd(arguments[i], number))
            {
                return false;
            }
        }

        return file.Length > 0 && numbers.GetValueOrDefault("--days", 7) is >= 1 and <= 365;
    }
}
