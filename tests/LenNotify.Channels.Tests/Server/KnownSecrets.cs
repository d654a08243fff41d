namespace LenNotify.Channels.Tests;

/// <summary>Secrets that a test sets and rotates.</summary>
internal sealed class KnownSecrets(params (string Name, string Value)[] secrets) : IChannelSecrets
{
    private readonly Dictionary<string, string> _values = secrets.ToDictionary(one => one.Name, one => one.Value);

    /// <summary>What the host's secret store says, which is known here only after a renewal.</summary>
    public Dictionary<string, string> Rotated { get; } = [];

    public ValueTask<string> ReadAsync(string name, CancellationToken cancellationToken) => new(_values[name]);

    public ValueTask<string?> RenewAsync(string name, string refused, CancellationToken cancellationToken)
    {
        _values[name] = Rotated.GetValueOrDefault(name, _values[name]);
        return new(_values[name] == refused ? null : _values[name]);
    }
}
