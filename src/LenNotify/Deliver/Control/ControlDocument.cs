using System.Text.Json;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>The document in which all nodes find what operators say of a channel.</summary>
internal static class ControlDocument
{
    private const string Kind = "channel_control";

    internal static DocumentKey KeyOf(string channel) => new(Kind, "", channel);

    internal static ChannelControl Read(StoredDocument? document) =>
        document is null ? ChannelControl.None : JsonSerializer.Deserialize(document.Json, ControlJson.Default.ChannelControl) ?? ChannelControl.None;

    internal static StoredDocument Write(string channel, StoredDocument? before, ChannelControl control) =>
        new(KeyOf(channel), before?.Version ?? 0, JsonSerializer.Serialize(control, ControlJson.Default.ChannelControl));
}
