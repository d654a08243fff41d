namespace LenNotify;

/// <summary>
/// Says whether somebody who is connected may stay. A host that disables people registers one, as a singleton: their connections end then, and
/// not only when their tokens do. It is asked every 30 seconds, once for each person who is connected to this node.
/// </summary>
public interface IConnectionPolicy
{
    /// <summary>False ends every connection of the person's to this node. One that throws ends none, and is asked again.</summary>
    ValueTask<bool> MayStayAsync(string userId, CancellationToken cancellationToken);
}
