namespace LenNotify;

/// <summary>One secret that a channel of this host needs.</summary>
/// <param name="Name">What the host's provider is asked for.</param>
/// <param name="Configured">What the channel's options say of it now.</param>
/// <param name="Optional">Whether the host may start without it.</param>
internal sealed record SecretReader(string Name, Func<IServiceProvider, string?> Configured, bool Optional = false);
