namespace LenNotify;

/// <summary>Through what people say things here.</summary>
internal static class EvidenceSource
{
    internal const string Settings = "settings page";
}
