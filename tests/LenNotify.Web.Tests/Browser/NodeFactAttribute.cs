namespace LenNotify.Web.Tests;

/// <summary>A test by node. Skipped, with the reason, on a machine without one.</summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Programs.NoNode;
}
