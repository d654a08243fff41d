namespace LenNotify;

/// <summary>Counts a sound document's JSON high and without writing it: only one that might be too large is worth measuring.</summary>
internal static class PreferencesSize
{
    private const int AllButTypesAndFilters = 32 * 1024;
    private const int NamedType = 320;
    private const int NamedChannel = 40;
    private const int FilterKey = 80;
    private const int EscapedCharacter = 6;

    internal static long AtMost(Preferences document)
    {
        var bytes = (long)AllButTypesAndFilters;
        foreach (var (_, type) in document.Types)
        {
            bytes += NamedType + (((type.Channels?.Count ?? 0) + type.LeftChannels.Count) * NamedChannel);
        }

        foreach (var (_, values) in document.Filters)
        {
            bytes += FilterKey;
            for (var i = 0; i < values.Count; i++)
            {
                bytes += (values[i].Length + 1) * EscapedCharacter;
            }
        }

        return bytes;
    }
}
