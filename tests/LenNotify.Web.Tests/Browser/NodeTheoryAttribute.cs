namespace LenNotify.Web.Tests;

/// <inheritdoc cref="NodeFactAttribute"/>
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = Programs.NoNode;
}
