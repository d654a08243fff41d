using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LenNotify;

/// <summary>A body that is written straight into the protocol's message, spelled as ours are: once, and never read again on the way.</summary>
[JsonConverter(typeof(HubBodyWriter))]
internal sealed class HubBody(LiveBody body, JsonTypeInfo<LiveBody> spelled)
{
    internal LiveBody Body => body;

    internal JsonTypeInfo<LiveBody> Spelled => spelled;
}
