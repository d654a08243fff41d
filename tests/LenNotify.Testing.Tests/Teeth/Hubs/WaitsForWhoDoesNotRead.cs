using System.Threading.Channels;

namespace LenNotify.Testing.Tests;

/// <summary>A push waits until the slowest client has room.</summary>
internal sealed class WaitsForWhoDoesNotRead : Connections
{
    protected override BoundedChannelFullMode FullMode => BoundedChannelFullMode.Wait;
}
