using LenNotify.Testing.Contracts;

namespace CustomChannel.Tests;

/// <summary>All that a channel promises: this line is the whole of its test.</summary>
public sealed class NtfyChannelTests() : ChannelAdapterContract(new HttpProvider(client => new NtfyChannel(client, TimeProvider.System)));
