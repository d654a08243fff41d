namespace LenNotify;

/// <summary>A channel as the builder was told of it. What the adapter is called shows only when it is made.</summary>
/// <param name="Adapter">The adapter's type; null for a channel that another process delivers.</param>
/// <param name="Name">The channel's name, where it is known beforehand.</param>
/// <param name="Create">Makes the adapter.</param>
/// <param name="Configure">What the host changes.</param>
internal sealed record ChannelRegistration(Type? Adapter, string? Name, Func<IServiceProvider, IChannelAdapter>? Create, Action<ChannelOptions>? Configure);
