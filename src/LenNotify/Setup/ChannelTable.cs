namespace LenNotify;

/// <summary>The host's channels, found sound as a whole: in the order in which the engine knows them.</summary>
internal sealed class ChannelTable
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Makes the adapters. What the host's code says of a channel is said first, then <paramref name="configure"/> is asked.</summary>
    internal ChannelTable(
        IEnumerable<ChannelRegistration> registrations,
        IServiceProvider services,
        Action<string, ChannelOptions>? configure = null,
        Func<IChannelAdapter, IChannelAdapter>? observe = null)
    {
        var problems = new List<Problem>();
        var lines = new List<ChannelLine> { new(ChannelNames.InApp, null, new ChannelOptions(ChannelNames.InApp)) };
        foreach (var registration in registrations)
        {
            var adapter = registration.Create?.Invoke(services);
            var name = adapter is null ? registration.Name! : adapter.Channel;
            var options = new ChannelOptions(name ?? "");
            registration.Configure?.Invoke(options);
            configure?.Invoke(name ?? "", options);
            if (name == ChannelNames.InApp && adapter is not null)
            {
                problems.Add(new("channels", "has an adapter for inapp, which needs none: the item in the inbox is its own delivery.", "any other name"));
                continue;
            }

            ChannelOptionsRules.Check(name ?? "", options, problems);
            lines.RemoveAll(line => line.Name == ChannelNames.InApp && name == ChannelNames.InApp);
            lines.Add(new ChannelLine(name ?? "", adapter is null ? null : observe?.Invoke(adapter) ?? adapter, options));
        }

        foreach (var twice in lines.GroupBy(line => line.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add(new("channels", $"has '{twice.Key}' {twice.Count()} times.", "one AddChannel for each channel"));
        }

        Lines = problems.Count == 0 ? lines : throw new InvalidInputException("set of channels", problems);
        for (var i = 0; i < lines.Count; i++)
        {
            _places.Add(lines[i].Name, i);
        }
    }

    /// <summary>The channels, in-app first.</summary>
    internal IReadOnlyList<ChannelLine> Lines { get; }

    /// <summary>The channel's place, or -1.</summary>
    internal int PlaceOf(string channel) => _places.GetValueOrDefault(channel, -1);
}
