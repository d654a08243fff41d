namespace LenNotify.SignalR.Tests;

/// <summary>A test by other people's code. Skipped, with the reason, on a machine without node.</summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Programs.NoNode;
}
