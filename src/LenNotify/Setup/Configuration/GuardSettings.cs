using System.Globalization;
using System.Net;

namespace LenNotify;

/// <summary>What a channel's section may say of where URLs from outside lead. A list takes the place of the one in code.</summary>
internal static class GuardSettings
{
    internal static Settings<GuardedHttpOptions> All { get; } = new(
        new(nameof(GuardedHttpOptions.AllowHttp), static (options, at) => Set(options, at.Flag(options.AllowHttp), static (into, flag) => into.AllowHttp = flag)),
        new(nameof(GuardedHttpOptions.Ports), static (options, at) => Fill(options, options.Ports, at, "whole numbers", static (string text, out int port) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port)), Settings<GuardedHttpOptions>.Anything),
        new(nameof(GuardedHttpOptions.Hosts), static (options, at) => Fill(options, options.Hosts, at, "host names", static (string text, out string host) =>
            (host = text).Length > 0), Settings<GuardedHttpOptions>.Anything),
        new(nameof(GuardedHttpOptions.AllowedNetworks), static (options, at) => Fill(options, options.AllowedNetworks, at, "networks such as 10.1.0.0/16", static (string text, out IPNetwork network) =>
            IPNetwork.TryParse(text, out network)), Settings<GuardedHttpOptions>.Anything),
        new(nameof(GuardedHttpOptions.Timeout), static (options, at) => Set(options, at.Span(options.Timeout), static (into, span) => into.Timeout = span)),
        new(nameof(GuardedHttpOptions.MostBytes), static (options, at) => Set(options, at.Number(options.MostBytes), static (into, number) => into.MostBytes = number)));

    private delegate bool Parse<T>(string text, out T value);

    private static GuardedHttpOptions Set<T>(GuardedHttpOptions options, T value, Action<GuardedHttpOptions, T> set)
    {
        set(options, value);
        return options;
    }

    private static GuardedHttpOptions Fill<T>(GuardedHttpOptions options, ICollection<T> into, SettingReader at, string limit, Parse<T> parse)
    {
        into.Clear();
        foreach (var text in at.Texts())
        {
            if (parse(text, out var value))
            {
                into.Add(value);
            }
            else
            {
                at.Refuse(limit);
            }
        }

        return options;
    }
}
