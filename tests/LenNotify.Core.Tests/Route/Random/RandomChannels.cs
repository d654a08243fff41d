namespace LenNotify.Core.Tests;

/// <summary>A host's channels: ours and one of its own, with small caps and closed hours.</summary>
internal static class RandomChannels
{
    internal const string Pager = "pager";

    internal static readonly string[] Names =
        [ChannelNames.InApp, ChannelNames.Email, ChannelNames.Sms, ChannelNames.Voice, ChannelNames.WebPush, Pager];

    /// <summary>One host has no inbox, one has it last, and one has more channels than are packed into a word.</summary>
    internal static IReadOnlyList<ChannelPolicy> Of(int number, Draw draw)
    {
        var channels = Names.Select(name => Of(name, draw)).ToList();
        return number switch
        {
            3 => channels[1..],
            4 => [.. channels[1..], channels[0]],
            6 => [.. Enumerable.Range(0, 5).Select(i => Of(Pager, draw) with { Name = $"wall_{i}" }), .. channels],
            _ => channels,
        };
    }

    private static ChannelPolicy Of(string name, Draw draw) => name switch
    {
        ChannelNames.InApp => new(name)
        {
            OnByDefault = true,
            NeedsContact = false,
            Throttle = draw.Maybe(0.4, () => RandomHost.Cap(draw, 2, 5)),
            ClosedHours = draw.Chance(0.2) ? new Dictionary<string, IReadOnlyList<QuietWindow>> { ["*"] = [RandomPeople.Window(draw)] } : new(),
        },
        ChannelNames.Email => new(name) { OnByDefault = true, Throttle = RandomHost.Cap(draw, 1, 4) },
        ChannelNames.WebPush => new(name) { NeedsVerification = draw.Chance(0.5), Throttle = draw.Maybe(0.5, () => RandomHost.Cap(draw, 1, 4)) },
        Pager => new(name) { OnByDefault = true, NeedsContact = false, ClosedHours = Closed(draw) },
        _ => new(name)
        {
            OnByDefault = draw.Chance(0.4),
            NeedsConsent = true,
            Throttle = RandomHost.Cap(draw, 1, 3),
            ClosedHours = Closed(draw),
        },
    };

    /// <summary>NL by night, US at random, KP for good in two ways; FR is open, the rest has hours in half of the channels.</summary>
    private static Dictionary<string, IReadOnlyList<QuietWindow>> Closed(Draw draw)
    {
        var closed = new Dictionary<string, IReadOnlyList<QuietWindow>>
        {
            ["NL"] = [QuietWindow.Between("21:00", "08:00")],
            ["US"] = draw.Times(2, () => RandomPeople.Window(draw)),
            ["KP"] = draw.Chance(0.5)
                ? [QuietWindow.Between("00:00", "24:00")]
                : [QuietWindow.Between("09:00", "17:30"), QuietWindow.Between("17:30", "09:00")],
            ["FR"] = [],
        };
        if (draw.Chance(0.5))
        {
            closed["*"] = [RandomPeople.Window(draw)];
        }

        return closed;
    }
}
