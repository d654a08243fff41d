namespace LenNotify;

/// <summary>An attribute of a notification, hashed once.</summary>
internal readonly record struct CompiledAttribute(ulong PairHash, ulong KeyHash, ulong KeyMark, string Value, string Key)
{
    /// <summary>See <see cref="FilterTable.MarkOf"/>.</summary>
    internal readonly ulong ValueMark = FilterTable.MarkOf(PairHash);

    /// <summary>See <see cref="FilterTable.SpareMarkOf"/>.</summary>
    internal readonly ulong SpareMark = FilterTable.SpareMarkOf(PairHash);

    internal static CompiledAttribute Of(string key, string value, EngineSettings settings)
    {
        var known = settings.Keys.Of(key);
        return new CompiledAttribute(Pair(known.Hash, value), known.Hash, known.Mark, value, known.Name);
    }

    internal static ulong Pair(ulong keyHash, string value) => StableHash.Of(value, keyHash);
}
