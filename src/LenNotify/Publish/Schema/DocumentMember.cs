namespace LenNotify;

/// <summary>A named value of a map.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">Where the name stands, from 1.</param>
/// <param name="Column">Where in the line, from 1.</param>
/// <param name="Value">What it names.</param>
internal sealed record DocumentMember(string Name, int Line, int Column, DocumentNode Value);
