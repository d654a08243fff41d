namespace LenNotify;

/// <summary>An attribute of a notification, hashed once.</summary>
internal readonly record struct CompiledAttribute(ulong PairHash, ulong KeyHash, string Value, string Key)
{
    internal static CompiledAttribute Of(string key, string value, EngineSettings settings)
    {
        var hash = StableHash.Of(key);
        return new CompiledAttribute(Pair(hash, value), hash, value, settings.Shared(key));
    }

    internal static ulong Pair(ulong keyHash, string value) => StableHash.Of(value, keyHash);
}
