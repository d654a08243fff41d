namespace LenNotify;

/// <summary>A button.</summary>
internal sealed record ButtonBody(string Key, string Label, string Url);
