using System.Net;

namespace LenNotify;

/// <summary>How far a URL that came from outside may lead. The defaults are for the open internet; each change opens a door.</summary>
public sealed class GuardedHttpOptions
{
    /// <summary>Also http. Off: what is sent would be readable on its way.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>The ports that may be called; only 443 unless more are added.</summary>
    public ISet<int> Ports { get; } = new HashSet<int> { 443 };

    /// <summary>The only hosts that may be called, by whole name, or <c>*.example.com</c> for all below it; every host while it is empty.</summary>
    public ISet<string> Hosts { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Networks of your own that may be called although nobody outside reaches them, such as <c>10.1.0.0/16</c>.</summary>
    public IList<IPNetwork> AllowedNetworks { get; } = [];

    /// <summary>How long a call may take from its start to the last byte of the answer. 100 ms to 2 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How much of an answer is read; what exceeds is left unread. 0 to 1,048,576 bytes.</summary>
    public int MostBytes { get; set; } = 65_536;

    internal bool Names(string host) => Hosts.Count == 0 || Hosts.Contains(host)
        || Hosts.Any(known => known.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(known[1..], StringComparison.OrdinalIgnoreCase) && host.Length >= known.Length);

    /// <summary>What is wrong with the options, if anything.</summary>
    /// <param name="field">Where they are, for the message.</param>
    public IEnumerable<Problem> Check(string field)
    {
        if (Timeout < TimeSpan.FromMilliseconds(100) || Timeout > TimeSpan.FromMinutes(2))
        {
            yield return new($"{field}.{nameof(Timeout)}", $"is {Timeout}.", "100 ms to 2 minutes");
        }

        if (MostBytes is < 0 or > 1_048_576)
        {
            yield return new($"{field}.{nameof(MostBytes)}", FormattableString.Invariant($"is {MostBytes}."), "0 to 1,048,576");
        }

        if (Ports.Count == 0 || Ports.Any(port => port is < 1 or > 65_535))
        {
            yield return new($"{field}.{nameof(Ports)}", "has no port, or one that is none.", "1 to 65,535, at least one");
        }
    }
}
