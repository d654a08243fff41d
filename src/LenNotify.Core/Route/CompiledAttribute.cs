namespace LenNotify;

/// <summary>An attribute of a notification, hashed once.</summary>
internal readonly record struct CompiledAttribute(ulong KeyHash, string Key, ulong ValueHash, string Value);
