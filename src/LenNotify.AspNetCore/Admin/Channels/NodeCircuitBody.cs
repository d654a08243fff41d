namespace LenNotify;

/// <summary>One node's circuit.</summary>
/// <param name="Node">Its machine, its number there, and what tells hosts of one process apart.</param>
/// <param name="OpenUntil">Until when it rests.</param>
internal sealed record NodeCircuitBody(string Node, DateTimeOffset OpenUntil);
