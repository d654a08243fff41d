namespace LenNotify.Testing.Tests;

/// <summary>Throws when nobody is connected.</summary>
internal sealed class ComplainsOfNobody : Connections
{
    protected override Task ToAllAsync(IReadOnlyList<Client> clients, HubMessage message, CancellationToken cancellationToken) =>
        clients.Count == 0 ? throw new InvalidOperationException("Nobody is connected.") : base.ToAllAsync(clients, message, cancellationToken);
}
