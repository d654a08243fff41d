namespace LenNotify;

/// <summary>What a channel's adapter needs of its surroundings beside its own provider. One for all channels of a host.</summary>
/// <param name="Secrets">Its credentials.</param>
/// <param name="Alarms">Where it says what a person must mend.</param>
/// <param name="Time">What time it is.</param>
public sealed record ChannelContext(IChannelSecrets Secrets, IChannelAlarms Alarms, TimeProvider Time);
