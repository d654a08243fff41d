namespace LenNotify;

/// <summary>A word between bars, with its arguments.</summary>
internal sealed record Pipe(string Name, IReadOnlyList<PipeArgument> Arguments);
