namespace LenNotify.Testing.Tests;

/// <summary>Takes two people for one whose ids differ by case.</summary>
internal sealed class ForgetsCase : Connections
{
    protected override bool IsFor(string client, string userId) => string.Equals(client, userId, StringComparison.OrdinalIgnoreCase);
}
