namespace LenNotify.Testing.Tests;

/// <summary>Pushes to whoever is connected.</summary>
internal sealed class TellsEverybody : Connections
{
    protected override bool IsFor(string client, string userId) => true;
}
