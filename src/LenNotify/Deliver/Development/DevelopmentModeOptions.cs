namespace LenNotify;

/// <summary>How a host on a developer's machine, or on a test system with real data, keeps to itself.</summary>
public sealed class DevelopmentModeOptions
{
    /// <summary>Whether it is on; <c>UseDevelopmentMode</c> turns it on. Read once, when the host starts.</summary>
    public bool Enabled { get; set; }

    /// <summary>By channel: the one address that everything over it goes to instead. What is not here is not sent at all.</summary>
    public IDictionary<string, string> RedirectTo { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Channels that do not leave this machine and go on as always.</summary>
    public ISet<string> Except { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>How many messages are kept for inspection, the latest. 1-100,000.</summary>
    public int Keep { get; set; } = 1_000;
}
